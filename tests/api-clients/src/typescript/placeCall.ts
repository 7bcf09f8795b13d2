/**
 * Places a call by the generated client, waits until both talk, and hangs up.
 *
 * Prints the states that it saw.
 */
import { setTimeout } from 'node:timers/promises';
import { CallsApi, Configuration, ResponseError } from '../../target/typescript/client/index.js';

const [basePath, to] = process.argv.slice(2);
const accessToken = process.env.PATCHCORD_API_KEY;
const calls = new CallsApi(new Configuration({ basePath, accessToken }));

async function until(id: string, state: string): Promise<void> {
  for (let asked = 0; asked < 200; asked++) {
    if ((await calls.getCall({ id })).state === state) {
      console.log(state);
      return;
    }
    await setTimeout(100);
  }
  throw new Error(`the call ${id} is not ${state} after 20 s`);
}

try {
  const call = await calls.placeCall({ dial: { to } });
  console.log(call.state);
  await until(call.id, 'ACTIVE');
  await calls.actOnCall({ id: call.id, action: 'hangup' });
  await until(call.id, 'ENDED');
} catch (refused) {
  if (!(refused instanceof ResponseError)) {
    throw refused;
  }
  console.error(refused.response.status, await refused.response.text());
  process.exitCode = 1;
}
