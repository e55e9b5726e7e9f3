/** A message of a stream of server-sent events. */
export interface Message {
  event: string;
  data: string;
}

/** Takes such a stream apart, in whatever pieces the network hands it over. */
export class MessageReader {
  private rest = '';
  private event = '';
  private data: string[] = [];

  push(piece: string): Message[] {
    const text = this.rest + piece;
    // A carriage return at the end may be the first half of a line end.
    const whole = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, whole).split(/\r\n|\n|\r/);
    this.rest = lines.pop()! + text.slice(whole);
    return lines.flatMap((line) => this.line(line));
  }

  private line(line: string): Message[] {
    if (line === '') {
      const message = { event: this.event || 'message', data: this.data.join('\n') };
      const said = this.data.length > 0;
      this.event = '';
      this.data = [];
      return said ? [message] : [];
    }
    // A line that begins with a colon keeps the connection alive and says nothing.
    const [field = '', ...rest] = line.split(':');
    const value = rest.join(':').replace(/^ /, '');
    if (field === 'event') this.event = value;
    if (field === 'data') this.data.push(value);
    return [];
  }
}

/** The messages of an answer, as they come. */
export async function* messagesOf(response: Response): AsyncGenerator<Message> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>).getReader();
  const messages = new MessageReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* messages.push(value);
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
