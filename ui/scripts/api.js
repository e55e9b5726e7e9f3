// Writes src/api/schema.d.ts from openapi.json.
import { readFile, writeFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';

const described = JSON.parse(await readFile(new URL('../openapi.json', import.meta.url), 'utf8'));

/** What a request may carry: there, what has no value may be left out. */
const asked = new Set(JSON.stringify(Object.values(described.paths).flatMap((path) => Object.values(path).map(({ requestBody }) => requestBody ?? null))).match(/schemas\/\w+/g));

const mayBeNull = ({ type, oneOf }) => type?.includes?.('null') || oneOf?.some((one) => one.type === 'null');

/** The description calls optional whatever may be null; the server always sends it, as null. */
function alwaysSent(schema) {
  if (schema === null || typeof schema !== 'object') return;
  if (schema.properties && !Array.isArray(schema.properties)) {
    const nullable = Object.entries(schema.properties).filter(([, property]) => mayBeNull(property));
    schema.required = [...new Set([...(schema.required ?? []), ...nullable.map(([name]) => name)])];
  }
  Object.values(schema).forEach(alwaysSent);
}
for (const [name, schema] of Object.entries(described.components.schemas)) if (!asked.has(`schemas/${name}`)) alwaysSent(schema);

// The client names routes by their paths; ids of operations would only stand in the way where two are the same.
for (const path of Object.values(described.paths)) for (const operation of Object.values(path)) delete operation.operationId;

const head = '// Written by `npm run api` from openapi.json; not to be edited.\n\n';
await writeFile(new URL('../src/api/schema.d.ts', import.meta.url), head + astToString(await openapi(described)));
