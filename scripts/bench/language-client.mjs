/** The smallest client of a language server: starts it, speaks JSON-RPC over its streams, waits for answers. */
import { spawn } from 'node:child_process';

/** A server that does not answer within this time will not answer at all. */
const patience = 20_000;

export class LanguageClient {
  #process;
  #received = Buffer.alloc(0);
  #waiting = [];
  #lastId = 0;

  /** The server gets the flags of Node.js that this process has. */
  constructor(script, parameters = ['--stdio']) {
    this.#process = spawn(process.execPath, [...process.execArgv, script, ...parameters], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout.on('data', piece => this.#read(piece));
  }

  async initialize() {
    await this.request('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    this.notify('initialized', {});
  }

  request(method, params) {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#send({ id, method, params });
    return this.next(message => message.id === id && message.method === undefined);
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  /** The next message that fits. */
  next(fits) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the server did not answer')), patience);
      this.#waiting.push({
        fits,
        answer: message => {
          clearTimeout(timer);
          resolve(message);
        },
      });
    });
  }

  async stop() {
    const ended = new Promise(resolve => {
      this.#process.once('exit', resolve);
    });
    await this.request('shutdown', null);
    this.notify('exit', null);
    const timer = setTimeout(() => this.#process.kill(), 2000);
    await ended;
    clearTimeout(timer);
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(piece) {
    this.#received = Buffer.concat([this.#received, piece]);
    for (;;) {
      const head = this.#received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('latin1', 0, head))?.[1]);
      const end = head + 4 + length;
      if (this.#received.length < end) return;
      const message = JSON.parse(this.#received.toString('utf8', head + 4, end));
      this.#received = this.#received.subarray(end);
      this.#deliver(message);
    }
  }

  /** Servers may ask for settings; an empty answer lets them go on with their own. */
  #deliver(message) {
    const isQuestion = message.method !== undefined && message.id !== undefined;
    if (isQuestion) this.#send({ id: message.id, result: message.method === 'workspace/configuration' ? [null] : null });
    const index = this.#waiting.findIndex(({ fits }) => fits(message));
    if (index >= 0) this.#waiting.splice(index, 1)[0].answer(message);
  }
}
