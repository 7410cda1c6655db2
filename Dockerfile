# Debian, not Alpine: the LevelDB binding comes built for glibc on every processor we run on.
FROM docker.io/library/node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM docker.io/library/node:24-bookworm-slim
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY protocol protocol
COPY storage storage
COPY admin-ui admin-ui
COPY node node
# A named volume takes its owner from here; all else stays root's and is never written.
RUN mkdir /data && chown node:node /data && ln -s /app/node/baton.js /usr/local/bin/baton

# Compiled once, here: starts take half as long and keep 25 MB less.
ENV NODE_COMPILE_CACHE=/app/.compiled
RUN node node/start.js --help > /dev/null

ENV NODE_ENV=production \
    BATON_DATA=/data \
    BATON_HTTP_HOST=0.0.0.0 \
    BATON_HTTP_PORT=8080 \
    BATON_LISTEN=/ip4/0.0.0.0/tcp/4001
USER node
VOLUME /data
# The pages and the interface; other companies' nodes.
EXPOSE 8080 4001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.BATON_HTTP_PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "node/start.js"]
