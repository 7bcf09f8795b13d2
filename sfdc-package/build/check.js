/** What the build asks of the source: linters, metadata, and the tests. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

for (const script of ['lint', 'lint:api', 'check', 'test:build', 'test']) {
  const npm = spawnSync('npm', ['run', '--silent', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    shell: process.platform === 'win32'
  });
  if (npm.status !== 0) {
    process.exit(1);
  }
}
