/** The language server as an editor meets it: how soon it is there, how soon it answers a keystroke. */
import fs from 'node:fs';
import { inCheckout } from '../lib/places.mjs';
import { runNode } from '../lib/run.mjs';
import { documentOf } from './documents.mjs';
import { LanguageClient } from './language-client.mjs';
import { median, sleep, wallMilliseconds } from './measure.mjs';
import { sayFigure, sayPart } from './report.mjs';

const server = inCheckout('dist/scale-server.js');
const echo = inCheckout('scripts/bench/echo-server.mjs');
const uri = 'file:///bench/plan.scale';
const edits = 60;
/** A fast typist's pause is longer; the server must not get time it would not have. */
const betweenEdits = 15;

export async function benchServer() {
  sayPart('Language server over stdio, wall time');
  if (!fs.existsSync(server)) throw new Error('dist/scale-server.js is missing: npm run build');
  sayFigure({
    what: 'spawn to initialized',
    value: await startTime(),
    unit: 'ms',
    floor: await emptyNode(),
    floorIs: 'an empty Node.js program',
    reach: 120,
    referenceFloor: 17.4,
  });
  for (const [lines, reach, referenceFloor] of [[100], [1000, 15, 1]]) {
    const text = documentOf(lines);
    const value = await keystroke(server, text);
    const floor = await keystroke(echo, text);
    const what = `keystroke to diagnostics, ${lines.toLocaleString('en-US')} lines`;
    sayFigure({ what, value, unit: 'ms', floor, floorIs: 'a server that only answers', reach, referenceFloor });
  }
}

/** Stopping takes its own time and is no part of starting. */
async function startTime() {
  const times = [];
  for (let round = 0; round < 11; round += 1) {
    const start = performance.now();
    const client = new LanguageClient(server);
    await client.initialize();
    times.push(performance.now() - start);
    await client.stop();
  }
  return median(times.slice(2));
}

const emptyNode = () => wallMilliseconds(() => runNode(inCheckout('scripts/bench/empty.mjs'), [], { quiet: true }), { rounds: 9 });

/** Changes one digit in the middle of the document, again and again, and waits for the diagnostics of that very version. */
async function keystroke(script, text) {
  const client = new LanguageClient(script);
  await client.initialize();
  const opened = published(client, 1);
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'scale', version: 1, text } });
  await opened;
  const place = digitInTheMiddle(text);
  const times = [];
  for (let version = 2; version < edits + 2; version += 1) {
    await sleep(betweenEdits);
    const start = performance.now();
    const done = published(client, version);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: place, text: String(1 + (version % 9)) }],
    });
    await done;
    times.push(performance.now() - start);
  }
  await client.stop();
  return median(times.slice(10));
}

const published = (client, version) =>
  client.next(({ method, params }) => method === 'textDocument/publishDiagnostics' && params.version === version);

/** The first digit of a token count near the middle: a number that other values depend on. */
function digitInTheMiddle(text) {
  const lines = text.split('\n');
  const line = lines.findIndex((content, index) => index >= lines.length / 2 && content.includes('output_tokens: 250'));
  const character = lines[line].indexOf('250');
  return { start: { line, character }, end: { line, character: character + 1 } };
}
