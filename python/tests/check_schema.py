"""The facts of articles against their JSON Schema, in the eyes of an independent validator.

    python check_schema.py SAYSO PATH [COUNT]
"""

import json
import subprocess
import sys
from itertools import islice

import jsonschema


def main(sayso: str, path: str, count: str = "1000000") -> None:
    schema = json.loads(subprocess.run([sayso, "schema"], check=True, capture_output=True).stdout)
    validator_class = jsonschema.validators.validator_for(schema)
    validator_class.check_schema(schema)
    validator = validator_class(schema)
    checked = 0
    for options in [], ["--with-text"]:
        command = [sayso, "extract", path, "--format", "jsonl", "-q", *options]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            for line in islice(process.stdout, int(count)):
                facts = json.loads(line)
                for error in validator.iter_errors(facts):
                    raise SystemExit(f"{facts['id']}: {error.json_path}: {error.message}")
                checked += 1
            process.kill()
    facts["statements"].append({"id": 1})
    assert list(validator.iter_errors(facts)), "what is wrong is told"
    assert checked > 0
    print(f"{checked} facts are as the schema says")


main(*sys.argv[1:])
