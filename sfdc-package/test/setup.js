import { webcrypto } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import { TextDecoder, TextEncoder } from 'node:util';
import { registerSa11yMatcher } from '@sa11y/jest';

registerSa11yMatcher();

// What browsers have and jsdom has not.
Object.assign(globalThis, { ReadableStream, TextDecoder, TextEncoder });
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
globalThis.AbortSignal.timeout ||= () => new globalThis.AbortController().signal;

afterEach(() => {
  document.body.replaceChildren();
  globalThis.sessionStorage.clear();
});
