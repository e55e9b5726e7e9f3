import { expect, it } from 'vitest';
import { MessageReader, messagesOf } from '../src/lib/events';

it('messages are put together from whatever pieces come', () => {
  const text = ': hello\n\nevent: read\ndata: {"id":"a"}\n\nevent:document\r\ndata: one\r\ndata: two: three\r\n\r\ndata\n\nid: 7\nevent: none\n\ndata: last\n\n';
  const whole = new MessageReader().push(text);
  expect(whole).toEqual([
    { event: 'read', data: '{"id":"a"}' },
    { event: 'document', data: 'one\ntwo: three' },
    { event: 'message', data: '' },
    { event: 'message', data: 'last' },
  ]);
  const reader = new MessageReader();
  expect([...text].flatMap((letter) => reader.push(letter))).toEqual(whole);
});

it('a message without its empty line has not come yet', () => {
  const reader = new MessageReader();
  expect(reader.push('event: done\ndata: {}\n')).toEqual([]);
  expect(reader.push('\n')).toEqual([{ event: 'done', data: '{}' }]);
});

it('an answer is read as bytes, with letters of several bytes cut anywhere', async () => {
  const bytes = new TextEncoder().encode('data: Tübingen 🎈\n\n');
  const body = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const found = [];
  for await (const message of messagesOf(new Response(body))) found.push(message);
  expect(found).toEqual([{ event: 'message', data: 'Tübingen 🎈' }]);
});
