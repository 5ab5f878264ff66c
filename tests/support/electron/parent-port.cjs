'use strict';
// Loaded before a utility process's own file: the port Electron gives it.
const { EventEmitter } = require('node:events');

const port = Object.assign(new EventEmitter(), { postMessage: (message) => process.send(message) });
process.on('message', (data) => port.emit('message', { data }));
process.on('disconnect', () => process.exit());
process.parentPort = port;
