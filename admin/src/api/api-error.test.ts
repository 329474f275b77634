import { expect, test } from 'vitest';
import { toApiError } from './api-error.ts';

const error = (code: string, message: string, more = {}) => ({ error: { code, message, request_id: 'r-1', ...more } });

test('every field at fault is told beside its input', () => {
  const fields = [
    { field: 'name', message: 'must not be empty' },
    { field: 'limits.open_jobs', message: 'must be at least 1' },
  ];
  const { status, message, requestId, body } = toApiError(422, error('invalid_request', 'name: must …', { fields }));
  expect([status, message, requestId]).toEqual([422, 'name: must …', 'r-1']);
  expect(body.errors).toEqual({ name: 'must not be empty', 'limits.open_jobs': 'must be at least 1' });
});

test('a rule that names its field first is told beside it', () => {
  const { body } = toApiError(409, error('conflict', 'credits: 5 cannot be taken back; 3 available.'));
  expect(body.errors).toEqual({ credits: '5 cannot be taken back; 3 available.' });
});

test('any other refusal is of the whole', () => {
  expect(toApiError(403, error('forbidden', 'This is for owners.')).body).toEqual({});
});

test('what is not of our shape is told by its status', () => {
  expect(toApiError(502, '<html>')).toMatchObject({
    status: 502,
    code: 'unknown',
    message: 'The server answered 502 without saying why.',
  });
});
