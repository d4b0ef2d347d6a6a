"""Numbers to call can be tapped, in international form where they have one."""

import pytest

from practice_site.content.helplines import tel


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("119", "tel:119"),
        ("110", "tel:110"),
        ("#7119", "tel:%237119"),
        ("078-331-7119", "tel:+81783317119"),
        ("03-5774-0992", "tel:+81357740992"),
        ("0120-279-338", "tel:0120279338"),
        ("0570-064-556", "tel:0570064556"),
        ("+81-78-000-0000", "tel:+81780000000"),
    ],
)
def test_a_number_as_an_address(printed: str, address: str) -> None:
    assert tel(printed) == address
