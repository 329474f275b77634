from litellm.integrations.custom_logger import CustomLogger


class PassRetryAfter(CustomLogger):
    """Gives callers the provider's Retry-After, which LiteLLM reads and drops."""

    async def async_post_call_failure_hook(self, request_data, original_exception, user_api_key_dict, traceback_str=None):
        provider_headers = getattr(original_exception, "litellm_response_headers", None) or {}
        retry_after = provider_headers.get("retry-after")
        if retry_after is not None:
            original_exception.headers = {"retry-after": retry_after}


handler = PassRetryAfter()
