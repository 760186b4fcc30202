// The stories that run in the account contract here alone, and in the organization contract every time: differences.ts names them.
import "../accept/access-adopt-forms.test";
import "../accept/addresses.test";
import "../accept/kills.test";
import "../accept/many.test";
import "../accept/meanwhile.test";
import "../accept/remedies.test";
