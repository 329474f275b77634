# syntax=docker/dockerfile:1
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app

FROM base AS build
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates openssl \
  && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npx prisma generate \
  && node local/write-workflow-bundle.ts /app/workflow-bundle.js \
  && npx vite build admin

FROM base AS dependencies
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM base AS program
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=262144 MALLOC_TRIM_THRESHOLD_=262144
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY local/container local/container
COPY domain domain
COPY api/schemas api/schemas
USER node

FROM program AS server
COPY workflows workflows
COPY activities activities
COPY temporal temporal
COPY --from=build /app/prisma prisma

FROM server AS api
COPY api api
EXPOSE 8003
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=30", "api/server.ts"]

FROM server AS worker
COPY --from=build /app/workflow-bundle.js workflow-bundle.js
ENV WORKFLOW_BUNDLE=/app/workflow-bundle.js
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=30", "temporal/worker.ts"]

FROM program AS admin
COPY --from=build /app/admin admin
EXPOSE 3002
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=30", "admin/server.ts"]

FROM build AS migrate
USER node
CMD ["node", "node_modules/prisma/build/index.js", "migrate", "deploy"]
