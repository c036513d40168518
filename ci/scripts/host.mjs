/**
 * What the scripts ask of GitHub or GitLab: comments of a request, issues, and which request a commit came from. Both
 * say of themselves which they are by their variables.
 */
export function hostFrom(env, fetcher = fetch) {
  return env.GITLAB_CI === 'true' ? gitlab(env, fetcher) : github(env, fetcher);
}

function github(env, fetcher) {
  const [root, repository, token] = required(env, 'GITHUB_API_URL', 'GITHUB_REPOSITORY', 'GITHUB_TOKEN');
  const call = caller(fetcher, `${root}/repos/${repository}`, {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'x-github-api-version': '2022-11-28',
  });
  // Comments of others may look like ours.
  const own = env.PROMONTORY_COMMENT_AUTHOR ?? 'github-actions[bot]';
  return {
    run: env.GITHUB_RUN_ID,
    comments: async (request) =>
      (await call.all(`/issues/${request}/comments`))
        .filter(({ user }) => user?.login === own)
        .map(({ id, body }) => ({ id, body: body ?? '' })),
    addComment: (request, body) => call('POST', `/issues/${request}/comments`, { body }),
    changeComment: (_, id, body) => call('PATCH', `/issues/comments/${id}`, { body }),
    requestOf: async (commit) => {
      const requests = await call.all(`/commits/${commit}/pulls`);
      return requests.find(({ merged_at: merged }) => merged)?.number;
    },
    issues: async (label) =>
      (await call.all(`/issues?state=open&labels=${encodeURIComponent(label)}`)).map(({ number, body }) => ({
        id: number,
        body: body ?? '',
      })),
    addIssue: (title, body, label) => call('POST', '/issues', { title, body, labels: [label] }),
  };
}

function gitlab(env, fetcher) {
  const [root, project, token] = required(env, 'CI_API_V4_URL', 'CI_PROJECT_ID', 'PROMONTORY_GITLAB_TOKEN');
  const call = caller(fetcher, `${root}/projects/${project}`, { 'private-token': token });
  let self;
  const author = async () => (self ??= await caller(fetcher, root, { 'private-token': token })('GET', '/user')).id;
  return {
    run: env.CI_JOB_ID,
    comments: async (request) => {
      const own = await author();
      return (await call.all(`/merge_requests/${request}/notes`))
        .filter((note) => note.author?.id === own)
        .map(({ id, body }) => ({ id, body: body ?? '' }));
    },
    addComment: (request, body) => call('POST', `/merge_requests/${request}/notes`, { body }),
    changeComment: (request, id, body) => call('PUT', `/merge_requests/${request}/notes/${id}`, { body }),
    requestOf: async (commit) => {
      const requests = await call.all(`/repository/commits/${commit}/merge_requests`);
      return requests.find(({ state }) => state === 'merged')?.iid;
    },
    issues: async (label) =>
      (await call.all(`/issues?state=opened&labels=${encodeURIComponent(label)}`)).map(({ iid, description }) => ({
        id: iid,
        body: description ?? '',
      })),
    addIssue: (title, description, label) => call('POST', '/issues', { title, description, labels: label }),
  };
}

function caller(fetcher, root, headers) {
  const call = async (method, path, body) => {
    const answer = await fetcher(`${root}${path}`, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
    return answer.json();
  };
  /** Every page: a comment that is not found would be written again. */
  call.all = async (path) => {
    const found = [];
    for (let page = 1; ; page += 1) {
      const items = await call('GET', `${path}${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`);
      found.push(...items);
      if (items.length < 100) return found;
    }
  };
  return call;
}

function required(env, ...names) {
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`not set: ${missing.join(', ')}`);
  return names.map((name) => env[name]);
}
