import { TextInput } from 'react-admin';

/** Free JSON, written as text. */
export const MetadataInput = () => (
  <TextInput
    source="metadata"
    label="Metadata"
    multiline
    minRows={3}
    helperText="JSON of your own; teams do not see it"
    format={show}
    parse={read}
    validate={isObject}
    sx={{ '& textarea': { fontFamily: 'monospace', fontSize: 13 } }}
  />
);

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? {}, null, 2));

/** Text that is no JSON yet stays text, so that it can be written on. */
function read(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : text;
  } catch {
    return text;
  }
}

const isObject = (value: unknown): string | undefined =>
  value === undefined || value === null || isRecord(value)
    ? undefined
    : 'must be a JSON object such as {"plan": "gold"}';

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
