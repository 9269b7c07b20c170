"""What signing PDFs costs: ``python benchmarks/pdf_signatures.py``. Prints figures, asserts nothing.

A thousand decisions of a few recipients each, set by the program itself, are signed with an EC P-256 key as the program does
it: signed, and what came back held against what was sent. Once in one process and once in two, which is what two workers do.
Then the seal on each, and a look at the twice signed file as at one from outside. Keys are made for the run.
"""

from __future__ import annotations

import multiprocessing
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
# The tests come before this folder, in which a benchmark is called trust as well.
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from _names import names
from trust.authority import AGENCY, LEADER, authority, leader, seal

from bangvang_law.book import national_book
from bangvang_paper.typesetting.annex import Annex, AnnexGroup
from bangvang_paper.typesetting.decision import DecisionPaper, decision_pdf
from bangvang_trust.pdf import accept, examine

PAPERS, DIFFERENT, LOOKS = 1_000, 20, 200


def main() -> None:
    papers = [paper(number) for number in range(DIFFERENT)]
    print(f"{'a decision before signing':<34} {statistics.median(map(len, papers)) / 1024:>8.1f} KB")
    signed: list[bytes] = []
    each("sign, and look at what came back", many(papers), lambda pdf: signed.append(sign(pdf)))
    added = statistics.median(len(after) - len(before) for before, after in zip(many(papers), signed, strict=True))
    print(f"{'a signature adds':<34} {added / 1024:>8.1f} KB")
    each("of this the signing alone", many(papers)[:LOOKS], sign_alone)
    in_two_processes("signing alone, in two processes", sign_alone, papers)
    in_two_processes("signed and looked at, in two", sign, papers)
    sealed: list[bytes] = []
    each("seal what is signed, and look", signed[:LOOKS], lambda pdf: sealed.append(put_seal(pdf)))
    at = datetime.now(UTC) + timedelta(minutes=1)
    each("look at a file signed twice", sealed, lambda pdf: examine(pdf, roots(), at=at))


def sign_alone(pdf: bytes) -> bytes:
    return signer().sign(pdf, LEADER)


def sign(pdf: bytes) -> bytes:
    done = signer().sign(pdf, LEADER)
    known = {leader().fingerprint}
    accept(pdf, done, field=LEADER.field, fingerprints=known, trusted=roots(), at=datetime.now(UTC))
    return done


def put_seal(pdf: bytes) -> bytes:
    done = seal().signer().sign(pdf, AGENCY)
    known = {seal().fingerprint}
    accept(pdf, done, field=AGENCY.field, fingerprints=known, trusted=roots(), at=datetime.now(UTC))
    return done


@cache
def signer():  # type: ignore[no-untyped-def]
    return leader().signer()


@cache
def roots():  # type: ignore[no-untyped-def]
    return authority().trusted  # read once an order, as the program does


def many(papers: Sequence[bytes]) -> list[bytes]:
    return [papers[number % len(papers)] for number in range(PAPERS)]


def in_two_processes(words: str, act: Callable[[bytes], bytes], papers: Sequence[bytes]) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.map(act, papers[:2], chunksize=1)  # both are warm: a worker lives for months
        begun = time.perf_counter()
        work = sum(pool.map(partial(worked, act), many(papers), chunksize=25))
        spent = time.perf_counter() - begun
    print(
        f"{words:<34} {spent:>8.1f} s   for {PAPERS:,}, processors {work:.1f} s: {work / 2:.1f} s where both are free"
    )


def worked(act: Callable[[bytes], bytes], pdf: bytes) -> float:
    """Seconds of the processor that ``act`` takes: on a busy machine they say more than the clock's."""
    begun = time.process_time()
    act(pdf)
    return time.process_time() - begun


def paper(number: int) -> bytes:
    """A decision with five recipients, as the program prints it."""
    people = [name for name, _ in zip(names(), range(5 * (number + 1)), strict=False)][-5:]
    rows = [[place, name, "Phòng Việc làm"] for place, name in enumerate(people, start=1)]
    return decision_pdf(
        DecisionPaper(
            parent_agency="Ủy ban nhân dân thành phố Hải Phòng",
            agency="Sở Lao động - Thương binh và Xã hội",
            number=number + 1,
            symbol="QĐ-SLĐTBXH",
            place="Hải Phòng",
            signed_on=date(2026, 11, 23),
            heading="Về việc tặng Giấy khen cho 5 cá nhân có thành tích xuất sắc",
            authority_title="Giám đốc Sở Lao động - Thương binh và Xã hội",
            grounds=["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"],
            proposal_line="Theo đề nghị của Chánh Văn phòng",
            articles=["Tặng Giấy khen cho 5 cá nhân (có danh sách kèm theo).", "Quyết định có hiệu lực kể từ ngày ký."],
            power=None,
            signer_title="Giám đốc",
            signer_name="Trần Quốc Hưng",
            recipients=["Như Điều 2", "Lưu: VT"],
            annex=Annex(
                title="Danh sách tặng Giấy khen",
                columns=["STT", "Họ và tên", "Đơn vị"],
                groups=[AnnexGroup(label="Cá nhân", rows=rows)],
                money_column=None,
                total=None,
            ),
            draft_note=None,
            layout=national_book().document_layout(on=date(2026, 11, 23)),
        )
    )


def each(words: str, things: Sequence[bytes], act: Callable[[bytes], object]) -> None:
    """Milliseconds of ``act`` on each thing, and seconds for all."""
    spent: list[float] = []
    for thing in things:
        begun = time.perf_counter()
        act(thing)
        spent.append((time.perf_counter() - begun) * 1e3)
    print(
        f"{words:<34} {statistics.median(spent):>8.1f} ms  ({min(spent):.1f}–{max(spent):.1f}), "
        f"{sum(spent) / 1e3:.1f} s for {len(spent):,}"
    )


if __name__ == "__main__":
    main()
