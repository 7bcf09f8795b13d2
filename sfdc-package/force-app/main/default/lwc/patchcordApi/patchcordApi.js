/** The gateway refused: an RFC 9457 problem document. Decide by `code`. */
export class ApiProblem extends Error {
  /**
   * @param {object} problem the document
   * @param {number} retryAfter seconds that the gateway asks to wait for, 0 if it does not say
   */
  constructor(problem, retryAfter) {
    super(problem.detail || problem.title || problem.code);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail || '';
    this.errors = problem.errors || [];
    this.retryAfter = retryAfter;
  }

  /** The most precise sentence there is. */
  get sentence() {
    return this.errors.length === 1 ? this.errors[0].message : this.detail || this.title;
  }
}

/** No answer came: whether the request was carried out is not known. */
export class NoAnswer extends Error {
  constructor(cause) {
    super(`The gateway did not answer: ${cause}`);
    this.name = 'NoAnswer';
  }
}

const DEADLINE_MILLIS = 15_000;

function queryString(query) {
  const parameters = new URLSearchParams();
  Object.entries(query || {}).forEach(([name, value]) => {
    if (value !== undefined && value !== null && value !== '') {
      parameters.set(name, String(value));
    }
  });
  const text = parameters.toString();
  return text ? `?${text}` : '';
}

async function problemOf(response) {
  let problem;
  try {
    problem = await response.json();
  } catch {
    problem = {};
  }
  // A proxy in between answers in its own words.
  return new ApiProblem(
    { status: response.status, code: 'unknown', title: `HTTP ${response.status}`, ...problem },
    Number.parseInt(response.headers.get('Retry-After'), 10) || 0
  );
}

/**
 * The gateway's REST API, as one signed-in person uses it. The key is kept in this object only,
 * and goes out in a header, never in an address.
 */
export class Api {
  _key;
  _base;
  _fetch;

  /**
   * @param {string} key an API key, or the token of a session; empty for a sign-in
   * @param {{base?: string, fetch?: Function}} [options] base: the gateway's address, here by default
   */
  constructor(key, { base = '', fetch = (...all) => globalThis.fetch(...all) } = {}) {
    this._key = key;
    this._base = base;
    this._fetch = fetch;
  }

  /**
   * Sends one request.
   *
   * @param {string} method
   * @param {string} address below /api/v1, with its segments encoded: see `path`
   * @param {{query?: object, body?: any, type?: string, headers?: object, deadline?: number,
   *     signal?: AbortSignal}} [options] body: an object goes as JSON, anything else as it is
   * @returns {Promise<any>} the JSON of the answer, null when it has none
   * @throws {ApiProblem} when the gateway refuses
   * @throws {NoAnswer} when no answer comes before the deadline, 15 s by default
   */
  async request(method, address, options = {}) {
    return (await this.tagged(method, address, options)).body;
  }

  /**
   * As `request`, with the ETag of what came.
   *
   * @returns {Promise<{body: any, tag: string}>} the tag as `If-Match` takes it, empty for none
   */
  async tagged(method, address, options = {}) {
    const { text, tag } = await this.text(method, address, options);
    return { body: text ? JSON.parse(text) : null, tag };
  }

  /**
   * As `request`, with the answer as it is: a file.
   *
   * @returns {Promise<{text: string, tag: string, type: string, name: string}>} name: what the
   *     gateway calls the file, empty where it does not
   */
  async text(method, address, options = {}) {
    const { query, body, type, headers, deadline = DEADLINE_MILLIS, signal } = options;
    const response = await this._send(`${this._base}/api/v1${address}${queryString(query)}`, {
      method,
      headers: {
        ...(this._key ? { Authorization: `Bearer ${this._key}` } : {}),
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'Content-Type': type || 'application/json' }),
        ...headers
      },
      body: body === undefined || type ? body : JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
      signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(deadline)]) : AbortSignal.timeout(deadline)
    });
    if (!response.ok) {
      throw await problemOf(response);
    }
    const text = await this._text(response);
    const header = (name) => response.headers.get(name) || '';
    return {
      text,
      tag: header('ETag'),
      type: header('Content-Type'),
      name: (header('Content-Disposition').match(/filename="([^"]+)"/) || [])[1] || ''
    };
  }

  /**
   * Opens an answer that does not end: the event stream.
   *
   * @returns {Promise<Response>} whatever its status
   * @throws {NoAnswer}
   */
  open(address, headers, signal) {
    return this._send(`${this._base}/api/v1${address}`, {
      headers: { Authorization: `Bearer ${this._key}`, ...headers },
      cache: 'no-store',
      credentials: 'omit',
      signal
    });
  }

  async _send(url, init) {
    try {
      return await this._fetch(url, init);
    } catch (failure) {
      if (init.signal && init.signal.aborted && init.signal.reason.name !== 'TimeoutError') {
        throw failure;
      }
      throw new NoAnswer(failure.message);
    }
  }

  async _text(response) {
    try {
      return await response.text();
    } catch (failure) {
      throw new NoAnswer(failure.message);
    }
  }
}

/** A path with its variable parts encoded: path`/agents/${username}`. */
export function path(fixed, ...parts) {
  return fixed.reduce((all, text, i) => all + encodeURIComponent(parts[i - 1]) + text);
}
