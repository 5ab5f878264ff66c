'use strict';
const { EventEmitter } = require('node:events');

/** One connection to the browser, with flat sessions: a page's events arrive as `<session>:<method>`. */
class Cdp {
  #last = 0;
  #waiting = new Map();
  events = new EventEmitter();

  constructor(socket) {
    this.socket = socket;
    this.events.setMaxListeners(0);
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.id === undefined) {
        this.events.emit(message.sessionId ? `${message.sessionId}:${message.method}` : message.method, message.params);
        return;
      }
      const { resolve, reject } = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    };
  }

  static async connect(url) {
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error('Chromium closed its debugging port'));
    });
    return new Cdp(socket);
  }

  send(method, params = {}, sessionId) {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  }
}

module.exports = { Cdp };
