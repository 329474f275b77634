import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { requestIds } from './request-ids.ts';

/** Asked every few seconds by those who look after the process. */
const UNTRACED = /^(\/api)?\/health(\/|$)/;

/** Makes a span of every request, in the caller's trace when it sent a `traceparent`. Nothing else of the caller's is taken along. */
export function traceRequests(): RequestHandler {
  const tracer = trace.getTracer('api');
  return (request, response, next) => {
    if (UNTRACED.test(request.path)) return next();
    const { method } = request;
    const parent = propagation.extract(ROOT_CONTEXT, { traceparent: request.headers['traceparent'] });
    const attributes = { 'http.request.method': method };
    const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
    response.once('close', () => {
      const { requestId, teamId, jobId, callId } = requestIds(request, response);
      const route = response.locals['route'] as string | undefined;
      if (route !== undefined) span.updateName(`${method} ${route}`).setAttribute('http.route', route);
      const { statusCode } = response;
      span.setAttributes({ 'http.response.status_code': statusCode, 'saas.request_id': requestId });
      if (teamId !== undefined) span.setAttribute('saas.team_id', teamId);
      if (jobId !== undefined) span.setAttribute('saas.job_id', jobId);
      if (callId !== undefined) span.setAttribute('saas.call_id', callId);
      if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    context.with(trace.setSpan(parent, span), next);
  };
}
