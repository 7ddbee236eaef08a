/**
 * Reads text/event-stream as the HTML standard describes it, from parts that may end anywhere: within a line, or between the two
 * characters of a line's end.
 */
export class EventReader {
  #rest = '';
  #name = '';
  #data = [];
  #id = '';

  /**
   * @param {string} part the next piece of the stream, decoded
   * @returns {{name: string, data: string, id: string}[]} the events that it completes
   */
  read(part) {
    const events = [];
    let text = this.#rest + part;
    // A carriage return at the end may be half of a line's end: it waits for what follows.
    const held = text.endsWith('\r') ? '\r' : '';
    text = held ? text.slice(0, -1) : text;
    const lines = text.split(/\r\n|\n|\r/);
    this.#rest = lines.pop() + held;
    for (const line of lines) {
      if (line === '') {
        this.#complete(events);
      } else {
        this.#field(line);
      }
    }
    return events;
  }

  #field(line) {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    // Comments have an empty field; `retry` is for EventSource, whose waits do not grow.
    switch (field) {
      case 'event': this.#name = value; break;
      case 'data': this.#data.push(value); break;
      case 'id': this.#id = value; break;
    }
  }

  #complete(events) {
    if (this.#data.length > 0) {
      events.push({ name: this.#name || 'message', data: this.#data.join('\n'), id: this.#id });
    }
    this.#name = '';
    this.#data = [];
  }
}
