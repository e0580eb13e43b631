/** A server that only answers: what a request costs in Node before anything is done with it. */
import { createServer } from "node:http";

const body = JSON.stringify({ success: true });
const server = createServer((request, response) => {
  request.resume();
  request.once("end", () => {
    response.setHeader("content-type", "application/json");
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`http://127.0.0.1:${address.port}`);
});
// It ends with the bench, also when that one is killed.
process.stdin.resume();
process.stdin.once("close", () => process.exit());
