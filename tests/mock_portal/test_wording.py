"""Everything that is shown has its words."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

import pytest

from mock_portal.accounts.accounts import SignInRefusal
from mock_portal.accounts.password_policy import Weakness
from mock_portal.billing.invoice import InvoiceStatus
from mock_portal.billing.invoices import ORDERS
from mock_portal.billing.payments import Outcome
from mock_portal.defects.catalogue import CATALOGUE as DEFECTS
from mock_portal.families.access_keys import KeyRefusal
from mock_portal.faults.catalogue import FaultName
from mock_portal.http.pages.invoices import FILTERS
from mock_portal.http.pages.steps import Step
from mock_portal.tenants.journal import EventName
from mock_portal.wording import billing, defects_and_faults, front_desk, pages


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (billing.INVOICE_STATUSES, InvoiceStatus),
        (pages.INVOICE_FILTERS, FILTERS),
        (pages.INVOICE_ORDERS, ORDERS),
        (pages.PASSWORD_WEAKNESSES, Weakness),
        (pages.PAYMENT_OUTCOMES, Outcome),
        (pages.SIGN_IN_REFUSALS, SignInRefusal),
        (pages.STEPS, [step.name for step in Step]),
        (front_desk.EVENTS, get_args(EventName)),
        (front_desk.KEY_REFUSALS, KeyRefusal),
        (defects_and_faults.FAULTS, FaultName),
        (defects_and_faults.DEFECTS, [defect.name for defect in DEFECTS]),
        (defects_and_faults.STEPS, [(defect.procedure, defect.step) for defect in DEFECTS]),
    ],
)
def test_all_that_can_be_shown_has_its_words(words: Mapping[Any, str], shown: Iterable[Any]) -> None:
    assert words.keys() == set(shown)
