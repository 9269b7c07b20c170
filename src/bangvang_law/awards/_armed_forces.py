"""Long service in the armed forces (NĐ 152/2025/NĐ-CP, Điều 16–18, 22–24): years of service and an office."""

from bangvang_law.awards._high_posts import long_service
from bangvang_law.criteria import Criterion, all_of, any_of, recipient_group, service, unread


def armed_forces_career(point: str, decree: str, *offices: Criterion) -> Criterion:
    """So many years in the army or police (value ``years_of_service``), and one of the offices."""
    return all_of(
        recipient_group("military", "police", at=decree),
        service(years="years_of_service", at=decree),
        long_service(point, *offices),
        at=point,
    )


def with_unread_routes(career: Criterion, article: str, what: str) -> dict[str, Criterion]:
    """The sentence of an order of which the career alone was read."""
    return {"individual": any_of(career, unread(what, at=article))}
