// Today's Terraform in both contracts, where `npm test` lives through one of them.
import "../modern/actions.test";
import "../modern/query.test";
