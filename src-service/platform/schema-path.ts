import { z } from 'zod';

/**
 * The place of an issue in the words of the schema alone. What the other side has made up itself, the
 * keys of a record, stands as `key`: it may be a name or a number of a person.
 */
export function schemaPath(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  const [first, ...others] = path;
  if (first === undefined) return [];
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, unknown>> = schema.shape;
    const name = String(first);
    return Object.hasOwn(shape, name) ? [name, ...schemaPath(shape[name], others)] : [];
  }
  if (schema instanceof z.ZodArray) return [String(first), ...schemaPath(schema.element, others)];
  if (schema instanceof z.ZodRecord) return ['key', ...schemaPath(schema.valueType, others)];
  return [];
}
