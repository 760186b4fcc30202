// The stories that run in the account contract here alone, and in the organization contract every time: differences.ts names them.
import "../accept/addresses.test";
import "../accept/many.test";
import "../accept/meanwhile.test";
import "../accept/remedies.test";
