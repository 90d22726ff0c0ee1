/**
 * What stands in for VS Code's logger, which is native code and not compiled here: appends the same lines to the same
 * files, so that output channels and "Show Log" have something to show. Plain JavaScript, for VS Code's own Node.
 */
export const spdlogStandIn = `'use strict';
const fs = require('fs');
const path = require('path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const methods = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = 2;
    this.formatted = true;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, -1);
    try {
      fs.appendFileSync(this.file, this.formatted ? time + ' [' + levels[level] + '] ' + message + '\\n' : message);
    } catch {
      // No log is no reason to fail.
    }
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() { this.formatted = true; }
  clearFormatters() { this.formatted = false; }
  flush() {}
  drop() {}
}
methods.forEach((name, level) => { Logger.prototype[name] = function (message) { this.write(level, message); }; });

const create = async (name, file) => new Logger('rotating', name, file);
// One by one: so an import of them finds their names.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;
