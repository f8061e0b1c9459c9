"""The least that answers an order's event in Python, which the function is compared with."""

import http.client
import json
import os
import time

PREFIX = "/2018-06-01/runtime/invocation"


def main():
    orders = json.loads(os.environ["ORDERS"])
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    while True:
        connection.request("GET", f"{PREFIX}/next")
        response = connection.getresponse()
        event = json.load(response)
        id = event["rawPath"].split("/")[-1]
        request = response.headers["Lambda-Runtime-Aws-Request-Id"]
        body = json.dumps({"id": id, "order": orders[id]})
        answer = json.dumps({"statusCode": 200, "headers": {"content-type": "application/json"}, "body": body})
        print(json.dumps({"level": "INFO", "requestId": request, "status": 200, "timestamp": time.time()}), flush=True)
        connection.request("POST", f"{PREFIX}/{request}/response", answer)
        connection.getresponse().read()


if __name__ == "__main__":
    main()
