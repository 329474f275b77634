"""Uses our /v1 with the official client as any program would, and prints what it got as JSON."""

import json
import os

import openai
from pydantic import BaseModel

client = openai.OpenAI(base_url=os.environ["BASE_URL"], api_key=os.environ["TEAM_KEY"], max_retries=0)
model = os.environ["MODEL"]
weather = {
    "type": "function",
    "function": {
        "name": "weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


class Invoice(BaseModel):
    number: str
    total: float
    lines: list[str]


def ask(content, **options):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": content}], **options)


def complete():
    answer = ask("[[say hello from python]]")
    return {"content": answer.choices[0].message.content, "model": answer.model}


def stream():
    pieces = [chunk.choices[0].delta.content or "" for chunk in ask("[[tokens 40]] count", stream=True)]
    return {"pieces": len(pieces), "text": "".join(pieces)}


def call_tools():
    question = [{"role": "user", "content": "What is the weather in Paris?"}]
    first = client.chat.completions.create(model=model, messages=question, tools=[weather], tool_choice="required")
    message = first.choices[0].message
    [call] = message.tool_calls
    result = {"role": "tool", "tool_call_id": call.id, "content": "18 degrees and sunny"}
    second = client.chat.completions.create(
        model=model, messages=[*question, message.model_dump(exclude_none=True), result], tools=[weather]
    )
    return {
        "name": call.function.name,
        "arguments": json.loads(call.function.arguments),
        "reply": second.choices[0].message.content,
    }


def stream_tools():
    with client.chat.completions.stream(
        model=model,
        messages=[{"role": "user", "content": "What is the weather in Paris?"}],
        tools=[weather],
        tool_choice="required",
    ) as events:
        for _ in events:
            pass
        [call] = events.get_final_completion().choices[0].message.tool_calls
    return {"name": call.function.name, "arguments": json.loads(call.function.arguments)}


def parse():
    answer = client.chat.completions.parse(
        model=model, messages=[{"role": "user", "content": "Invoice 17 over 12.50"}], response_format=Invoice
    )
    parsed = answer.choices[0].message.parsed
    return {"type": type(parsed).__name__, "fields": sorted(parsed.model_dump())}


def embed():
    answer = client.embeddings.create(model=model, input=["one", "two"], dimensions=8)
    return [len(item.embedding) for item in answer.data]


def fail(use, expected):
    try:
        use()
    except expected as error:
        return {"status": error.status_code, "code": error.code, "type": error.type, "param": error.param}
    raise AssertionError(f"{expected.__name__} was not raised")


wrong_key = client.with_options(api_key="sk-wrong")
print(
    json.dumps(
        {
            "models": [item.id for item in client.models.list()],
            "complete": complete(),
            "stream": stream(),
            "tools": call_tools(),
            "streamed_tools": stream_tools(),
            "parsed": parse(),
            "embedded": embed(),
            "errors": {
                "key": fail(lambda: wrong_key.models.list(), openai.AuthenticationError),
                "model": fail(
                    lambda: client.chat.completions.create(model="gpt-none", messages=[{"role": "user", "content": "x"}]),
                    openai.PermissionDeniedError,
                ),
                "parameter": fail(lambda: ask("x", logprobs=True), openai.UnprocessableEntityError),
                "busy": fail(lambda: ask("[[rate-limit 60]]"), openai.RateLimitError),
            },
        }
    )
)
