// Telegram's side of the webhook under load: 1000 updates a second, answered with 200 within 200 ms for 95 of 100.
//   WEBHOOK_URL=https://… WEBHOOK_SECRET=… PROFILE=steady|spike|stress|endurance k6 run webhook.js
// Every person writes commands only, so that no model is asked. Not for production: the people do not exist.
import http from 'k6/http';
import { check } from 'k6';
import exec from 'k6/execution';

const url = __ENV.WEBHOOK_URL;
const secret = __ENV.WEBHOOK_SECRET;
const people = Number(__ENV.PEOPLE || 5000);

export const profiles = {
  steady: { executor: 'constant-arrival-rate', rate: 1000, timeUnit: '1s', duration: '5m', preAllocatedVUs: 300, maxVUs: 2000 },
  spike: {
    executor: 'ramping-arrival-rate', startRate: 100, timeUnit: '1s', preAllocatedVUs: 300, maxVUs: 4000,
    stages: [
      { target: 100, duration: '1m' }, { target: 3000, duration: '10s' }, { target: 3000, duration: '1m' },
      { target: 100, duration: '10s' }, { target: 100, duration: '2m' },
    ],
  },
  stress: {
    executor: 'ramping-arrival-rate', startRate: 200, timeUnit: '1s', preAllocatedVUs: 500, maxVUs: 6000,
    stages: [500, 1000, 1500, 2000, 3000, 4000].map((target) => ({ target, duration: '3m' })),
  },
  endurance: { executor: 'constant-arrival-rate', rate: 300, timeUnit: '1s', duration: '2h', preAllocatedVUs: 200, maxVUs: 1000 },
};

const profile = __ENV.PROFILE || 'steady';

export const options = {
  scenarios: { updates: profiles[profile] },
  // Where the limits are found out on purpose, only losing updates is a failure.
  thresholds: profile === 'stress'
    ? { http_req_failed: ['rate<0.01'] }
    : { http_req_duration: ['p(95)<200'], http_req_failed: ['rate<0.001'], checks: ['rate>0.999'] },
};

/** An update as Telegram sends it. Runs that begin at least a quarter of an hour apart do not share ids. */
export function update(number, begun) {
  const id = 900000000 + (number % people);
  const from = { id, is_bot: false, first_name: `Load ${id}`, language_code: 'en' };
  return {
    update_id: (begun % 100000) * 10000 + number,
    message: {
      message_id: number + 1, date: begun, from, chat: { id, type: 'private', first_name: from.first_name },
      text: '/help', entities: [{ type: 'bot_command', offset: 0, length: 5 }],
    },
  };
}

export default function () {
  const body = JSON.stringify(update(exec.scenario.iterationInTest, Math.floor(exec.scenario.startTime / 1000)));
  const answer = http.post(url, body, {
    headers: { 'Content-Type': 'application/json', 'X-Telegram-Bot-Api-Secret-Token': secret },
    timeout: '10s',
  });
  check(answer, { recorded: (it) => it.status === 200 });
}
