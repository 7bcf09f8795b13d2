'use strict';
// Does with modesl what an application would do and prints what came of it as one line of JSON.
const { Connection } = require('modesl');

const [port, agent] = process.argv.slice(2);
const said = { events: [] };
let parked = false;
let job = false;

const connection = new Connection('127.0.0.1', Number(port), process.env.PASSWORD, () => {
  connection.api('status', (status) => {
    said.status = status.getBody();
    connection.subscribe(['CHANNEL_CREATE', 'CHANNEL_ANSWER', 'CHANNEL_PARK'], () => {
      connection.filter('Event-Name', 'BACKGROUND_JOB');
      connection.filter('Unique-ID', agent, dial);
    });
  });
});

connection.on('error', (error) => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});

connection.on('esl::event::**', function onEvent() {
  const event = arguments[0];
  if (event && typeof event.getType === 'function' && /^CHANNEL_/.test(event.getType())) {
    said.events.push(`${event.getType()} ${event.getHeader('Unique-ID')}`);
    if (event.getType() === 'CHANNEL_PARK') {
      parked = true;
      finish();
    }
  }
});

function dial() {
  connection.bgapi(
    'originate',
    `{origination_uuid=${agent},sip_auto_answer=true}user/1001@pbx.test &park`,
    (result) => {
      said.job = result.getBody();
      job = true;
      finish();
    },
  );
}

function finish() {
  if (!parked || !job) {
    return;
  }
  connection.api(`uuid_dump ${agent}`, (dump) => {
    said.callState = /Channel-Call-State: (\w+)/.exec(dump.getBody())[1];
    connection.api(`uuid_kill ${agent}`, (killed) => {
      said.killed = killed.getBody();
      connection.disconnect();
      process.stdout.write(`${JSON.stringify(said)}\n`, () => process.exit(0));
    });
  });
}
