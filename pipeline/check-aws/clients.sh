# shellcheck shell=sh disable=SC2034,SC2154 # Variables are shared with check-aws.sh.
# How check-aws.sh talks to AWS: through the AWS CLI, the sender and Boto3. What a command writes to
# standard error is in $work/error.

# The endpoint of a service, where the environment names one. Older AWS CLIs and Boto3s do not read
# these variables, and would talk to AWS.
endpoint() {
    [ "${AWS_IGNORE_CONFIGURED_ENDPOINT_URLS:-}" != true ] || return 0
    case $1 in
    s3 | s3api) own=${AWS_ENDPOINT_URL_S3:-} ;;
    kinesis) own=${AWS_ENDPOINT_URL_KINESIS:-} ;;
    lambda) own=${AWS_ENDPOINT_URL_LAMBDA:-} ;;
    cloudformation) own=${AWS_ENDPOINT_URL_CLOUDFORMATION:-} ;;
    cloudwatch) own=${AWS_ENDPOINT_URL_CLOUDWATCH:-} ;;
    logs) own=${AWS_ENDPOINT_URL_CLOUDWATCH_LOGS:-} ;;
    iam) own=${AWS_ENDPOINT_URL_IAM:-} ;;
    sts) own=${AWS_ENDPOINT_URL_STS:-} ;;
    *) own='' ;;
    esac
    printf '%s' "${own:-${AWS_ENDPOINT_URL:-}}"
}

cloud() {
    url=$(endpoint "$1")
    if [ -n "$url" ]; then aws "$@" --endpoint-url "$url"; else aws "$@"; fi 2>"$work/error"
}

sender() {
    url=$(endpoint kinesis)
    [ -z "$url" ] || set -- "$@" --endpoint-url "$url"
    python3 send_mock_data.py --stream "$stack" "$@"
}

# The command of the pipeline's README with this check's names, and further parameters.
deploy() {
    verb=$1 && shift
    set -- cloudformation "$verb" --stack-name "$stack" \
        --template-body file://kinesis-lambda-s3-template.json \
        --parameters "ParameterKey=StreamName,ParameterValue=$stack" \
        "ParameterKey=BucketName,ParameterValue=$bucket" "$@" --capabilities CAPABILITY_IAM
    echo "  \$ aws $*" >&3
    cloud "$@"
}

# One record, whose data is {"id":"…"} or other text. Version 1 of the CLI sends --data as it is and
# version 2 decodes it; the function takes JSON and base64 of JSON.
put() {
    data=$(printf '%s' "$1" | base64 | tr -d '\n')
    cloud kinesis put-record --stream-name "$stack" --partition-key check --data "$data" \
        --query '[ShardId,SequenceNumber]' --output text
}

has_object() {
    cloud s3api head-object --bucket "$bucket" --key "$1" >/dev/null
}

log_has() {
    found=$(cloud logs filter-log-events --log-group-name "/aws/lambda/$stack" \
        --filter-pattern "$1" --query 'length(events)' --output text) || return 1
    # One number for each page.
    printf '%s\n' "$found" | grep -q '[1-9]'
}

# until SECONDS COMMAND…: again and again until it succeeds.
until_true() {
    end=$(($(date +%s) + $1)) && shift
    until "$@"; do
        [ "$(date +%s)" -lt "$end" ] || return 1
        sleep "$poll"
    done
}

stack_status() {
    status=$(cloud cloudformation describe-stacks --stack-name "${stack_id:-$stack}" \
        --query 'Stacks[0].StackStatus' --output text) && return 0
    if grep -q 'does not exist' "$work/error"; then status=DELETE_COMPLETE; else status=; fi
}

is_settled() {
    stack_status
    case $status in '' | *_IN_PROGRESS) return 1 ;; esac
}

# Waits until the stack has settled; where it is not as wanted, the events' reasons are shown.
settles() {
    until_true "$stack_seconds" is_settled
    [ "$status" = "$1" ] && return 0
    echo "The stack is ${status:-in an unknown state}." >"$work/reasons"
    cloud cloudformation describe-stack-events --stack-name "${stack_id:-$stack}" --output text \
        --query "StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]" \
        >>"$work/reasons"
    mv "$work/reasons" "$work/error"
    return 1
}

output() {
    cloud cloudformation describe-stacks --stack-name "$stack_id" --output text \
        --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"
}

# The objects of what was sent, by the notes in $work.
objects() {
    command=$1 && shift
    CHECK_S3_ENDPOINT=$(endpoint s3) \
        python3 check-aws/objects.py "$command" "$work" "$bucket" "$stack" "$@" 2>"$work/error"
}
