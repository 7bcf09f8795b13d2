import { Desk } from 'c/softphoneDesk';
import { SoftphoneHost } from 'c/softphoneHost';
import { gateway } from './gateway.js';
import { aStream, later, me } from './softphone.js';

class TestHost extends SoftphoneHost {
  opened = 0;
  popped = [];
  logged = [];
  found = [];

  async credentials() {
    return { base: 'http://gateway.test', key: 'pck_1' };
  }

  async pop(call) {
    this.popped.push(call);
    return this.found;
  }

  async log(entry) {
    this.logged.push(entry);
    return '00T1';
  }

  openPanel() {
    this.opened += 1;
  }

  async contacts() {
    return [{ recordId: '003', objectType: 'Contact', name: 'Ada', number: '1' }];
  }
}

/**
 * A desk at which somebody has sat down, with a gateway that answers what it is told to.
 *
 * @param {Record<string, any>} answers see `gateway`; more can be added later
 */
export async function sitDown(answers = {}, snapshot = me()) {
  localStorage.clear();
  const host = new TestHost();
  const stream = aStream();
  answers['GET /events'] ??= () => stream.answer;
  answers['GET /history'] ??= { items: [], next: null };
  const { fetch, asked } = gateway(answers);
  const tabs = { locks: { request: async (name, work) => work() }, channel: null };
  const desk = new Desk(host, () => {}, { fetch, tabs }).start();
  await later();
  await stream.send('snapshot', snapshot);
  return { desk, host, stream, asked, answers };
}

/** An answer that comes when it is let go: `gate.answer` is one for a gateway, `gate.open(answer)` gives it. */
export function aGate() {
  const gate = {};
  const given = new Promise((resolve) => {
    gate.open = resolve;
  });
  gate.answer = () => given;
  return gate;
}
