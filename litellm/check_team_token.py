import base64
import hashlib
import hmac
import json
import os
import time

from fastapi import Request
from litellm.proxy._types import LitellmUserRoles, ProxyException, UserAPIKeyAuth
from litellm.proxy.common_utils.http_parsing_utils import _read_request_body

PREFIX = "sk-team."
ROUTES = {"/chat/completions", "/v1/chat/completions", "/embeddings", "/v1/embeddings"}
OTHER_MODELS = ("context_window_fallbacks", "content_policy_fallbacks", "router_settings_override", "models")


async def check_team_token(request: Request, api_key: str) -> UserAPIKeyAuth:
    """Lets in the master key, and a token that a worker has signed for a team: for its models alone, and not for long."""
    master_key = os.environ["LITELLM_MASTER_KEY"]
    if hmac.compare_digest(api_key.encode(), master_key.encode()):
        return UserAPIKeyAuth(api_key="master", user_role=LitellmUserRoles.PROXY_ADMIN)
    claims = read_token(api_key, master_key)
    if request.url.path not in ROUTES:
        raise refused(403, "A team's token is for chat completions and embeddings")
    body = await _read_request_body(request=request)
    for model in asked_models(body, claims):
        if model not in claims["models"]:
            raise refused(403, "This token is not for one of the models that were asked for")
    return UserAPIKeyAuth(
        api_key=hashlib.sha256(claims["team"].encode()).hexdigest(),
        team_id=claims["team"],
        models=claims["models"],
        rpm_limit=claims.get("rpm"),
        tpm_limit=claims.get("tpm"),
    )


# With LITELLM_KEYS=database the teams' keys are LiteLLM's own, and it checks them itself.
custom_auth = None if os.environ.get("LITELLM_KEYS") == "database" else check_team_token


def read_token(token: str, master_key: str) -> dict:
    try:
        prefix, payload, signature = token[: len(PREFIX)], *token[len(PREFIX) :].split(".")
        expected = hmac.new(master_key.encode(), payload.encode(), hashlib.sha256).digest()
        is_signed = prefix == PREFIX and hmac.compare_digest(decode(signature), expected)
        claims = json.loads(decode(payload)) if is_signed else None
    except ValueError:
        claims = None
    if claims is None or claims["exp"] < time.time():
        raise refused(401, "This token is not valid, or has expired")
    return claims


def asked_models(body: dict, claims: dict) -> list:
    """Every model that the body can lead to. A customer's own keys come only with the token that was made for them."""
    if any(name in body for name in OTHER_MODELS):
        raise refused(403, "This token does not allow " + ", ".join(OTHER_MODELS))
    config = body.get("user_config")
    if config is not None:
        told = json.dumps(config, separators=(",", ":"), ensure_ascii=False)
        if not hmac.compare_digest(hashlib.sha256(told.encode()).hexdigest(), claims.get("config", "")):
            raise refused(403, "This token was not made for this user_config")
    return [body.get("model"), *(body.get("fallbacks") or [])]


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def refused(status: int, message: str) -> ProxyException:
    return ProxyException(message=message, type="auth_error", param=None, code=status)
