"""The template words: what stands on the page, character by character where it matters to a reader."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory


def page(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("finding", "kind", "drawing", "word"),
    [
        ("met", "met", "met", "Đạt"),
        ("not_met", "not", "not", "Không đạt"),
        ("unknown", "unknown", "unknown", "Thiếu chứng cứ"),
        ("needs_person", "person", "person", "Cần người quyết định"),
        ("not_in_force", "moot", "moot", "Không có hiệu lực"),
        ("unread", "unread", "unread", "Luật chưa đọc"),
    ],
)
def test_a_state_is_shape_word_and_ink(finding, kind, drawing, word):
    shown = page("{% state f %}", f=finding)
    assert f'class="bv-state bv-state--{kind}"' in shown
    assert f"icons.svg#{drawing}" in shown
    assert f"<span>{word}</span>" in shown


def test_a_word_that_is_no_finding_is_never_shown_as_one():
    with pytest.raises(ValueError, match="eligible"):
        page("{% state f %}", f="eligible")


def test_no_finding_shows_nothing():
    assert page("{% state f %}", f=None) == ""


def test_every_state_icon_is_in_the_sprite(settings):
    from pathlib import Path

    from bangvang.design.findings import _LOOKS

    sprite = (Path(settings.SOURCE) / "design/static/design/icons.svg").read_text(encoding="utf-8")
    for look in _LOOKS.values():
        assert f'id="{look.icon}"' in sprite


def test_filters_write_as_the_office_does():
    shown = page(
        "{{ n|vnd }}|{{ d|vnday }}|{{ d|vnlong }}|{{ f|fraction }}|{{ f|percent_vn }}",
        n=12_600_000,
        d=date(2020, 7, 13),
        f=Fraction(2, 3),
    )
    assert shown == "12.600.000|13/07/2020|ngày 13 tháng 7 năm 2020|2/3|66,7%"


def test_filters_write_nothing_for_nothing():
    assert page("{{ n|vnd }}{{ n|vnday }}{{ n|vnlong }}{{ n|fraction }}{{ n|percent_vn }}", n=None) == ""


@pytest.mark.parametrize(("days", "said"), [(2, "2"), (0, "0"), (-1, "quá 1"), (None, "–")])
def test_a_clock_says_late_in_words(days, said):
    shown = page("{% clock d %}", d=days)
    assert f">{said}</span>" in shown
    assert ("bv-clock--late" in shown) is (said == "quá 1")


def test_a_bar_beyond_the_whole_shows_the_excess_apart():
    shown = page("{% bar 7 6 %}")
    assert 'aria-label="7 trong 6"' in shown
    assert 'class="f" width="857"' in shown
    assert 'class="s" x="857" width="143"' in shown
    assert "style" not in shown


def test_paging_keeps_the_search():
    request = RequestFactory().get("/bang-vang/?q=b%C3%B9i+qu%E1%BB%B3nh&trang=1")
    assert page("{% with_parameter 'trang' 2 %}", request=request) == "?q=b%C3%B9i+qu%E1%BB%B3nh&amp;trang=2"


class Nominee(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Đủ dấu")
    born_on = forms.DateField(label="Ngày sinh", required=False)
    kind = forms.ChoiceField(label="Loại", choices=[("a", "cá nhân"), ("b", "tập thể")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Đã đối chiếu", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


def test_a_field_ties_label_hint_and_error_to_its_input():
    form = Nominee(data={"name": "", "kind": "a", "version": 1})
    shown = page("{% field f %}", f=form["name"])
    assert '<label for="id_name">Họ và tên</label>' in shown
    assert 'id="id_name_hint">Đủ dấu</p>' in shown
    assert 'class="bv-wrong" id="id_name_error"' in shown
    assert 'aria-describedby="id_name_hint id_name_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert "bv-field--wrong" in shown


def test_a_field_without_error_says_nothing_of_errors():
    shown = page("{% field f %}", f=Nominee()["name"])
    assert "aria-invalid" not in shown and "bv-wrong" not in shown


def test_a_date_says_how_it_is_written_and_that_it_may_be_left_out():
    shown = page("{% field f %}", f=Nominee()["born_on"])
    assert "ví dụ 13/07/2020" in shown
    assert "(không bắt buộc)" in shown
    assert 'inputmode="numeric"' in shown


def test_a_search_box_alone_is_not_called_optional():
    class Search(forms.Form):
        q = forms.CharField(label="Tìm", required=False)

    assert "không bắt buộc" not in page("{% field f %}", f=Search()["q"])


def test_radios_stand_in_a_fieldset_with_its_name():
    shown = page("{% field f %}", f=Nominee()["kind"])
    assert "<fieldset" in shown and "<legend" in shown
    assert shown.count('type="radio"') == 2
    assert '<label class="bv-tick" for="id_kind_0">' in shown


def test_a_box_to_tick_is_inside_its_label():
    shown = page("{% field f %}", f=Nominee()["agreed"])
    box = '<input type="checkbox" name="agreed" id="id_agreed">'
    assert f'<label class="bv-tick" for="id_agreed">{box}<span>Đã đối chiếu</span></label>' in shown


def test_a_hidden_field_is_its_input_alone():
    assert page("{% field f %}", f=Nominee()["version"]) == '<input type="hidden" name="version" id="id_version">'


def test_what_somebody_typed_is_never_markup():
    form = Nominee(data={"name": "<script>x</script>", "kind": "a", "version": 1})
    shown = page("{% field f %}", f=form["name"])
    assert "<script>" not in shown and "&lt;script&gt;" in shown


def test_the_summary_of_errors_leads_to_each_field():
    form = Nominee(data={"kind": "a", "version": 1, "born_on": "31/02/2020"})
    shown = page('{% include "design/_parts/form_errors.html" %}', form=form)
    assert 'role="alert"' in shown
    assert '<a href="#id_name">Họ và tên</a>' in shown
    assert '<a href="#id_born_on">Ngày sinh</a>' in shown
    assert "Còn 2 chỗ phải xem lại. Chưa ghi gì." in shown
