"""Whether what was appended to a file does nothing but sign it.

The library's analysis starts from a signature; here the file that was sent may have none yet. So it is asked of every object
that the file had: it must stand as it stood, but for the few that a signature has to touch.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from bangvang_trust.pdf.drawing import drawn_fields, shows_nothing, stands_in
from bangvang_trust.pdf.places import Place

_CATALOGUE = {"/AcroForm", "/Perms", "/Extensions", "/Version", "/Metadata", "/DSS"}
_FORM = {"/Fields", "/SigFlags"}
_FIELD = {"/V", "/AP", "/Lock", "/SV", "/M", "/F"}


def only_signs(
    reader: PdfFileReader, sent_revision: int, field: str, places: Mapping[str, Place] | None = None
) -> bool:
    """Whether all after the revision that was sent is one signature, in the field of that name.

    ``places`` are those that were asked for, by their fields: what has one is drawn nowhere else, and a field of somebody
    who signs later shows nothing yet.
    """
    try:
        return _only_signs(reader, reader.get_historical_resolver(sent_revision), field, places or {})
    except (OSError, MemoryError, ImportError):  # of this machine, and no word about the file
        raise
    except Exception:  # hostile bytes may make a parser raise anything
        return False


def _only_signs(reader: PdfFileReader, old: HistoricalResolver, field: str, places: Mapping[str, Place]) -> bool:
    if old.root_ref != reader.root_ref:
        return False
    changed: set[generic.Reference] = set()
    for revision in range(old.revision + 1, reader.xrefs.total_revisions):
        later = reader.get_historical_resolver(revision)
        if later.refs_freed_in_revision():
            return False
        changed |= set(later.explicit_refs_in_revision())
    touched = [one for one in changed if reader.xrefs.get_historical_ref(one, old.revision) is not None]
    new_drawn = drawn_fields(reader).keys() - drawn_fields(old).keys()
    return (
        new_drawn <= {field, *places}
        and all(stands_in(reader, name, place) for name, place in places.items() if name in new_drawn)
        and all(shows_nothing(reader, name) for name in new_drawn - {field})
        and all(_may(reader, old, reference) for reference in touched)
    )


def _may(reader: PdfFileReader, old: HistoricalResolver, reference: generic.Reference) -> bool:
    """Whether this object of the sent file may stand as it now stands."""
    before, now = old.get_object(reference), reader.get_object(reference)
    if same(before, now):
        return True
    if reference in _of_the_store(old):
        return True  # of proofs, which no page shows and whoever reads them judges
    if isinstance(before, generic.ArrayObject):
        return _extended(before, now)
    if not isinstance(before, generic.DictionaryObject) or not isinstance(now, generic.DictionaryObject):
        return False
    if reference == old.root_ref:
        return _equal_but(before, now, _CATALOGUE) and _form_may(before, now)
    if reference in (_reference(old.root, "/Metadata"), _reference(old.trailer_view, "/Info")):
        return True
    if isinstance(before, generic.StreamObject) or isinstance(now, generic.StreamObject):
        return False
    if _name(before, "/Type") == "/Page":
        return _equal_but(before, now, {"/Annots"}) and _list_may(before, now, "/Annots")
    if _name(before, "/FT") == "/Sig":
        return "/V" not in before and _equal_but(before, now, _FIELD)
    return reference == _reference(old.root, "/AcroForm") and _form_stands(before, now)


def _of_the_store(old: HistoricalResolver) -> set[generic.Reference]:
    """The store of proofs (DSS) and the lists in it, not the proofs themselves."""
    store = _value(old.root, "/DSS")
    if not isinstance(store, generic.DictionaryObject):
        return set()
    found = [_reference(old.root, "/DSS"), *(_reference(store, str(name)) for name in store)]
    return {one for one in found if one is not None}


def _form_may(before: generic.DictionaryObject, now: generic.DictionaryObject) -> bool:
    """The catalogue's form: new where there was none, else as it was with signature fields added."""
    if "/AcroForm" not in before:
        fields = _value(_value(now, "/AcroForm"), "/Fields")
        return _extended(generic.ArrayObject(), fields)
    old_form, new_form = before.raw_get("/AcroForm"), now.raw_get("/AcroForm") if "/AcroForm" in now else None
    return same(old_form, new_form) or _form_stands(_value(before, "/AcroForm"), _value(now, "/AcroForm"))


def _form_stands(before: object, now: object) -> bool:
    return (
        isinstance(before, generic.DictionaryObject)
        and isinstance(now, generic.DictionaryObject)
        and _equal_but(before, now, _FORM)
        and _list_may(before, now, "/Fields")
    )


def _list_may(before: generic.DictionaryObject, now: generic.DictionaryObject, name: str) -> bool:
    return _extended(_value(before, name) or generic.ArrayObject(), _value(now, name))


def _extended(before: object, now: object) -> bool:
    """Whether a list stands as before, with nothing added but signature fields."""
    if not isinstance(before, generic.ArrayObject) or not isinstance(now, generic.ArrayObject):
        return False
    old, new = list(before.iterate()), list(now.iterate())
    return (
        len(new) >= len(old)
        and all(same(one, other) for one, other in zip(old, new, strict=False))
        and all(_is_signature_field(one) for one in new[len(old) :])
    )


def _is_signature_field(one: generic.PdfObject) -> bool:
    field = one.get_object()
    return "/Sig" in (_name(field, "/FT"), _name(_value(field, "/Parent"), "/FT"))


def _equal_but(before: generic.DictionaryObject, now: generic.DictionaryObject, free: set[str]) -> bool:
    """Whether two dictionaries say the same under every key that is not free."""
    names = {str(name) for name in before.keys() | now.keys()} - free
    return all(name in before and name in now and same(before.raw_get(name), now.raw_get(name)) for name in names)


def same(one: object, other: object) -> bool:
    """Whether two objects are written alike; references are compared as references."""
    if isinstance(one, generic.IndirectObject) or isinstance(other, generic.IndirectObject):
        return (
            isinstance(one, generic.IndirectObject)
            and isinstance(other, generic.IndirectObject)
            and one.reference == other.reference  # not the objects: they also compare the reader that they came from
        )
    if isinstance(one, generic.StreamObject) and (
        not isinstance(other, generic.StreamObject) or one.encoded_data != other.encoded_data
    ):
        return False
    if isinstance(one, generic.DictionaryObject):
        return isinstance(other, generic.DictionaryObject) and _equal_but(one, other, set())
    if isinstance(one, generic.ArrayObject):
        return (
            isinstance(other, generic.ArrayObject)
            and len(one) == len(other)
            and all(same(mine, theirs) for mine, theirs in zip(one.iterate(), other.iterate(), strict=True))
        )
    return type(one) is type(other) and one == other


def _value(holder: object, name: str) -> generic.PdfObject | None:
    """What a dictionary holds under a name, looked up; None where it is no dictionary or has no such name."""
    if not isinstance(holder, generic.DictionaryObject) or name not in holder:
        return None
    found: generic.PdfObject = holder.raw_get(name).get_object()
    return found


def _name(holder: object, name: str) -> str:
    return str(_value(holder, name))


def _reference(holder: generic.DictionaryObject, name: str) -> generic.Reference | None:
    value = holder.raw_get(name) if name in holder else None
    return value.reference if isinstance(value, generic.IndirectObject) else None
