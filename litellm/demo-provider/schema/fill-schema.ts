import { classify } from '../answer/classify.ts';
import { fillArray } from './fill-array.ts';
import { fillNumber } from './fill-number.ts';
import { fillObject } from './fill-object.ts';
import { fillString } from './fill-string.ts';
import { type JsonSchema, typeOfSchema } from './json-schema.ts';
import type { Fill, Place } from './place.ts';
import { resolveSchema } from './resolve-schema.ts';

const DEEP = 6;
const TOO_DEEP = 60;

/** A value the schema accepts, made of the text where the names of its properties say what they want. */
export function fillSchema(root: JsonSchema, text: string): unknown {
  const fill: Fill = (schema, place) => {
    if (place.depth > TOO_DEEP) return null;
    const resolved = resolveSchema(schema, root, place.depth > DEEP);
    if ('const' in resolved) return resolved.const;
    if (resolved.enum?.length) return pick(resolved.enum, text, place);
    return fillByType(resolved, place);
  };
  const fillByType: Fill = (schema, place) => {
    switch (typeOfSchema(schema)) {
      case 'object':
        return fillObject(schema, place, fill, place.depth > DEEP);
      case 'array':
        return fillArray(schema, place, fill, { text, isDeep: place.depth > DEEP });
      case 'string':
        return fillString(schema, place, text);
      case 'number':
      case 'integer':
        return fillNumber(schema, place, text);
      case 'boolean':
        return text.toLowerCase().includes(place.name.replace(/^(?:is|has)[_A-Z]/, '').toLowerCase() || '\0');
      case 'null':
        return null;
    }
  };
  return fill(root, { name: '', depth: 0, index: 0 });
}

/** A list of choices gets another of them for each of its elements, the fitting one first. */
function pick(choices: readonly unknown[], text: string, { index }: Place): unknown {
  const words = choices.filter((choice) => typeof choice === 'string');
  const fitting = words.length > 0 ? classify(text, words) : choices[0];
  return choices[(choices.indexOf(fitting) + index) % choices.length];
}
