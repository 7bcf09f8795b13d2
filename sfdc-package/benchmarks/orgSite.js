/**
 * A page of an org with the softphone in it, of another origin than the gateway, as in life: with a
 * stand-in for Open CTI, and with tokens signed as the org's Apex does.
 */
import { execFileSync } from 'node:child_process';
import { createSign, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const ASSETS = path.join(PROJECT, 'sfdc-package/target/classes/io/patchcord/pages/assets');
const OPEN_CTI = path.join(PROJECT, 'tests/system-tests/src/test/resources/io/patchcord/systemtests/opencti.js');

const ORG = '00D5g000008abcDEAQ';
const USER = '0055g00000ABCDEAA5';

const EMPTY = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body><p>Empty</p></body></html>';

function page(gateway) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>PatchcordSoftphone</title>
<link rel="stylesheet" href="/resource/softphone.css">
<script src="/support/api/66.0/lightning/opencti_min.js"></script>
<script src="/resource/softphone-en.js"></script>
<script>
salesforce.settings = {'/PatchcordGateway/address': '${gateway}'};
globalThis.patchcordPage = {
  supervisor: false,
  signToken: async () => (await fetch('/sign')).text(),
  findContacts: async () => []
};
</script>
</head>
<body>
<script src="/resource/softphone.js"></script>
</body>
</html>`;
}

/** A key, and the certificate that an admin enters at the gateway. */
function makeCertificate() {
  const folder = mkdtempSync(path.join(tmpdir(), 'patchcord-org-'));
  try {
    const key = path.join(folder, 'key.pem');
    const certificate = path.join(folder, 'certificate.pem');
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=Patchcord', '-keyout', key, '-out', certificate],
      { stdio: 'ignore' }
    );
    return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function signed(key, gateway) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = [
    { alg: 'RS256', typ: 'JWT' },
    { iss: ORG, sub: USER, aud: gateway, exp: Math.floor(Date.now() / 1000) + 120, jti: randomUUID() }
  ]
    .map(part)
    .join('.');
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}

/** The bundle's parts, whose names have a hash in the build and none in an org. */
function readResources() {
  const found = readdirSync(ASSETS).filter((file) => /^softphone[.-]/.test(file));
  return new Map(
    found.map((file) => [`/resource/${file.replace(/\.[0-9a-f]{12}\./, '.')}`, readFileSync(path.join(ASSETS, file))])
  );
}

async function changed(gateway, adminKey, method, address, body) {
  const response = await fetch(`${gateway}/api/v1${address}`, {
    method,
    headers: { Authorization: `Bearer ${adminKey}`, 'Content-Type': 'application/json', 'If-Match': '*' },
    body: JSON.stringify(body)
  });
  if (!response.ok) {
    throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
  }
}

/**
 * Serves the org's pages, and tells the gateway of the org and of its one user, who is alice.
 *
 * @returns {Promise<{softphone: string, empty: string, close: () => void}>} addresses of the pages
 */
export async function openOrgSite(gateway, adminKey) {
  const { key, certificate } = makeCertificate();
  const answers = readResources();
  answers.set('/support/api/66.0/lightning/opencti_min.js', readFileSync(OPEN_CTI));
  answers.set('/apex/PatchcordSoftphone', page(gateway));
  answers.set('/apex/Empty', EMPTY);
  const server = createServer((request, response) => {
    const at = new URL(request.url, 'http://localhost').pathname;
    const type = { '.css': 'text/css', '.js': 'text/javascript; charset=utf-8' }[path.extname(at)];
    const body = at === '/sign' ? signed(key, gateway) : answers.get(at);
    response.writeHead(body ? 200 : 404, {
      'Content-Type': type || (at === '/sign' ? 'text/plain' : 'text/html; charset=utf-8'),
      // As Salesforce sends static resources.
      'Cache-Control': type ? 'public, max-age=86400' : 'no-store'
    });
    response.end(body || '');
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://localhost:${server.address().port}`;
  await changed(gateway, adminKey, 'POST', '/organizations', {
    salesforceOrgId: ORG,
    displayName: 'Production',
    certificates: certificate,
    allowedOrigins: [origin]
  });
  await changed(gateway, adminKey, 'PATCH', '/agents/alice', { salesforceUserId: USER });
  return { softphone: `${origin}/apex/PatchcordSoftphone`, empty: `${origin}/apex/Empty`, close: () => server.close() };
}
