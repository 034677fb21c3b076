"""How a call is refused, as Boto3 tells it."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from botocore.exceptions import ClientError


def refusal(call: Callable[..., Any], **arguments: Any) -> tuple[int, str, str]:
    """The status, code and message of a refusal."""
    with pytest.raises(ClientError) as error:
        call(**arguments)
    response = error.value.response
    status = response["ResponseMetadata"]["HTTPStatusCode"]
    return status, response["Error"]["Code"], response["Error"]["Message"]


def bad_request(call: Callable[..., Any], **arguments: Any) -> tuple[str, str]:
    """The code and message of a refusal, whose status is 400."""
    status, code, message = refusal(call, **arguments)
    assert status == 400, (status, code, message)
    return code, message


def status_and_code(call: Callable[..., Any], **arguments: Any) -> tuple[int, str]:
    """The status and code of a refusal, where the message is not what matters."""
    return refusal(call, **arguments)[:2]
