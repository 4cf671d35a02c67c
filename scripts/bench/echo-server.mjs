/** A language server that understands nothing: it answers each change with an empty list. What it costs is the price of the protocol. */

let received = Buffer.alloc(0);

function send(message) {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function answer({ id, method, params }) {
  if (method === 'exit') process.exit(0);
  if (method === 'initialize') return send({ id, result: { capabilities: { textDocumentSync: 2 } } });
  if (id !== undefined) return send({ id, result: null });
  if (method !== 'textDocument/didOpen' && method !== 'textDocument/didChange') return undefined;
  const { uri, version } = params.textDocument;
  return send({ method: 'textDocument/publishDiagnostics', params: { uri, version, diagnostics: [] } });
}

process.stdin.on('data', piece => {
  received = Buffer.concat([received, piece]);
  for (let head = received.indexOf('\r\n\r\n'); head >= 0; head = received.indexOf('\r\n\r\n')) {
    const end = head + 4 + Number(/Content-Length: (\d+)/i.exec(received.toString('latin1', 0, head))[1]);
    if (received.length < end) return;
    const message = JSON.parse(received.toString('utf8', head + 4, end));
    received = received.subarray(end);
    answer(message);
  }
});
