import { type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { LiteLlm } from '../../activities/clients/litellm.ts';
import type { Target } from '../../activities/clients/litellm-body.ts';
import type { CallAccount } from '../../activities/clients/read-completion.ts';
import { UpstreamError } from '../../activities/clients/upstream-error.ts';

/** Makes a span of each request to LiteLLM: which model was asked, and what it came to. Nothing of what was said. */
export function traceLiteLlm(liteLlm: LiteLlm): LiteLlm {
  const tracer = trace.getTracer('litellm');

  async function within<Answer>(
    name: string,
    { model }: Target,
    ask: () => Promise<Answer>,
    answered: (answer: Answer, end: (account: CallAccount) => void) => void,
  ): Promise<Answer> {
    const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes: { 'gen_ai.request.model': model } });
    try {
      const answer = await ask();
      answered(answer, (account) => {
        note(span, account);
        span.end();
      });
      return answer;
    } catch (error) {
      fail(span, error);
      span.end();
      throw error;
    }
  }
  return {
    complete: (request) =>
      within(
        'LiteLLM chat',
        request,
        () => liteLlm.complete(request),
        (answer, end) => end(answer),
      ),
    embed: (request) =>
      within(
        'LiteLLM embeddings',
        request,
        () => liteLlm.embed(request),
        (answer, end) => end(answer),
      ),
    stream: (request) =>
      within(
        'LiteLLM chat stream',
        request,
        () => liteLlm.stream(request),
        (stream, end) => {
          stream.onEnd = () => end(stream.account);
        },
      ),
  };
}

function note(span: Span, { actualModel, liteLlmCallId, usage, reportedCostUsd }: CallAccount): void {
  span.setAttributes({
    'gen_ai.response.model': actualModel,
    ...(liteLlmCallId !== null && { 'litellm.call_id': liteLlmCallId }),
    ...(usage && {
      'gen_ai.usage.input_tokens': usage.promptTokens,
      'gen_ai.usage.output_tokens': usage.completionTokens,
    }),
    ...(reportedCostUsd !== null && { 'saas.cost_usd': Number(reportedCostUsd) }),
  });
}

/** Without its words, which may quote what was asked. */
function fail(span: Span, error: unknown): void {
  const status = error instanceof UpstreamError ? error.failure.status : null;
  span.setStatus({ code: SpanStatusCode.ERROR });
  if (status !== null) span.setAttribute('http.response.status_code', status);
}
