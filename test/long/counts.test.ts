import "../stories/requests/counts.test";
import "../stories/requests/many-people-few-requests.test";
