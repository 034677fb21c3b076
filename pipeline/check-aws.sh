#!/bin/sh
# Deploys the pipeline under a name of its own into the account and region of your environment,
# checks every step of it, removes what it has made, and says PASS or FAIL for each step.
#
#   ./check-aws.sh [--code ZIP] [--keep] [--hasty] [--deadline SECONDS] BUCKET
#
# BUCKET exists already, in the region of the stack. Objects and a bucket policy that are there stay
# as they are: of objects only those made here are removed, and the policy is put back. Takes about
# a quarter of an hour on AWS and costs a few US cents there. Asks nothing.
#
#   --code ZIP           the function's zip; without it `cargo xtask package` makes one
#   --keep               leave the stack and the objects, and say how to remove them
#   --hasty              look every 0.2 seconds instead of every 3; for a server on this machine
#   --deadline SECONDS   how long a record may be on its way; 300 by default
#
# Needs the AWS CLI (1 or 2) with credentials, and Python 3.9 with Boto3 for the sender. Respects
# AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL and whatever else these two read.
set -u

usage() {
    sed -n '2,/^set -u/{/^#/s/^# \{0,1\}//p;}' "$0"
}

bucket='' code='' keep='' poll=3 deadline=300
while [ $# -gt 0 ]; do
    case $1 in
    --code | --deadline)
        [ $# -gt 1 ] || { echo "$1 needs a value" >&2 && exit 2; }
        if [ "$1" = --code ]; then code=$2; else deadline=$2; fi
        shift
        ;;
    --keep) keep=yes ;;
    --hasty) poll=0.2 ;;
    -h | --help) usage && exit 0 ;;
    -*) echo "unknown option $1; see --help" >&2 && exit 2 ;;
    *)
        [ -z "$bucket" ] || { echo "more than one bucket: $bucket and $1" >&2 && exit 2; }
        bucket=$1
        ;;
    esac
    shift
done
[ -n "$bucket" ] || { usage >&2 && exit 2; }
case $deadline in '' | *[!0-9]*) echo "--deadline: $deadline is no number of seconds" >&2 && exit 2 ;; esac
case $code in '' | /*) ;; *) code=$(pwd)/$code ;; esac
cd "$(dirname "$0")" || exit 2

# Seconds for what depends on AWS alone.
stack_seconds=1200 metric_seconds=900
records=1000 load_records=20
export AWS_PAGER='' AWS_DEFAULT_OUTPUT=json AWS_CLI_AUTO_PROMPT=off PYTHONDONTWRITEBYTECODE=1

# What is said while the output of a command is read.
exec 3>&1
work=$(mktemp -d) || exit 2
random=$(od -An -N4 -tx4 /dev/urandom | tr -d ' \n')
stack=brookmill-check-$random
sid=BrookmillCheck$random
default_key=kinesis-lambda-s3-function.zip
seed=$(od -An -N4 -tu4 /dev/urandom | tr -d ' \n')
code_key='' stack_begun='' stack_id='' mapping='' load='' policy_on='' policy_used='' section=''
: >"$work/results"
: >"$work/seeds"
: >"$work/keys"

# shellcheck source-path=SCRIPTDIR source=check-aws/clients.sh
. ./check-aws/clients.sh
# shellcheck source-path=SCRIPTDIR source=check-aws/policy.sh
. ./check-aws/policy.sh

# --- what is said ---------------------------------------------------------------------------------

section() {
    section=$1
    printf '\n%s\n' "$1${2:+: $2}"
}

passed() {
    printf '  PASS  %s\n' "$1"
    printf '%s\tPASS\t%s\n' "${2:-$section}" "$1" >>"$work/results"
}

# failed WHAT [STEP]: with what the last command has written to $work/error.
failed() {
    printf '  FAIL  %s\n' "$1"
    [ -s "$work/error" ] && sed 's/^/        /' "$work/error"
    : >"$work/error"
    printf '%s\tFAIL\t%s\n' "${2:-$section}" "$1" >>"$work/results"
    return 1
}

# result STATUS WHAT [STEP]
result() {
    if [ "$1" -eq 0 ]; then passed "$2" "${3:-}"; else failed "$2" "${3:-}"; fi
}

# --- the steps ------------------------------------------------------------------------------------

prerequisites() {
    section Prerequisites
    version=$(aws --version 2>&1) || { failed "the AWS CLI: $version" || return 1; }
    passed "AWS CLI: ${version%% *}"
    version=$(python3 -c 'import boto3, sys; print("%d.%d, Boto3 %s" % (*sys.version_info[:2], boto3.__version__))' \
        2>"$work/error") || { failed "Python 3 with Boto3 (python3 -m pip install boto3)" || return 1; }
    passed "Python $version"
    region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}
    [ -n "$region" ] || { failed "a region: set AWS_REGION" || return 1; }
    export AWS_REGION="$region" AWS_DEFAULT_REGION="$region"
    identity=$(cloud sts get-caller-identity --query '[Account,Arn]' --output text) ||
        { failed "credentials" || return 1; }
    passed "account and caller: $(printf '%s' "$identity" | tr '\t' ' '), in $region"
    place=$(cloud s3api get-bucket-location --bucket "$bucket" --query LocationConstraint --output text) ||
        { failed "the bucket $bucket exists and may be read" || return 1; }
    case $place in None | '') place=us-east-1 ;; EU) place=eu-west-1 ;; esac
    [ "$place" = "$region" ] || { failed "the bucket is in $place, the stack would be in $region" || return 1; }
    passed "bucket: $bucket, in $place"
    function_zip || return 1
    objects list data/ >"$work/before" || { failed "the bucket's keys can be listed" || return 1; }
}

function_zip() {
    if [ -z "$code" ]; then
        echo '  $ cargo xtask package'
        (cd .. && cargo xtask package --directory "$work/package") >"$work/package.log" 2>"$work/error" ||
            { failed "the function's zip" || return 1; }
        : >"$work/error"
        for code in "$work"/package/*.zip; do :; done
    fi
    # Beside the architecture: a second zip of the same program, for the update of the code.
    architecture=$(python3 check-aws/objects.py another-zip "$code" "$work/new.zip" "$stack" 2>"$work/error") ||
        { failed "the function's zip $code" || return 1; }
    # The template's own key if it is free, so that the command is the README's; never over another.
    if has_object "$default_key"; then
        code_key=$stack/function.zip
    elif grep -q 'Not Found' "$work/error"; then
        code_key=$default_key
    else
        failed "the bucket's objects may be looked at" || return 1
    fi
    cloud s3 cp "$code" "s3://$bucket/$code_key" --only-show-errors >/dev/null ||
        { failed "the function's zip is uploaded" || return 1; }
    echo "$code_key" >>"$work/keys"
    passed "function: for $architecture, uploaded to s3://$bucket/$code_key"
    code_parameter='' architecture_parameter=''
    [ "$code_key" = "$default_key" ] ||
        code_parameter=ParameterKey=FunctionCodeKey,ParameterValue=$code_key
    [ "$architecture" = x86_64 ] ||
        architecture_parameter=ParameterKey=Architecture,ParameterValue=$architecture
}

step_2() {
    section 'Step 2' 'the template'
    parameters=$(cloud cloudformation validate-template --output text \
        --template-body file://kinesis-lambda-s3-template.json --query 'Parameters[].ParameterKey') &&
        printf '%s' "$parameters" | tr '\t' '\n' | grep -c -x -e StreamName -e ShardCount -e BucketName |
        grep -q -x 3
    result $? 'valid, with the parameters StreamName, ShardCount and BucketName'
}

step_3() {
    section 'Step 3' 'deploy'
    stack_begun=yes
    cloud cloudformation create-stack --stack-name "$stack" \
        --template-body file://kinesis-lambda-s3-template.json \
        --parameters "ParameterKey=StreamName,ParameterValue=$stack" \
        "ParameterKey=BucketName,ParameterValue=$bucket" >/dev/null
    grep -q InsufficientCapabilities "$work/error" && : >"$work/error"
    result $? 'without --capabilities CAPABILITY_IAM it is refused'
    answer=$(deploy create-stack ${code_parameter:+"$code_parameter"} \
        ${architecture_parameter:+"$architecture_parameter"}) ||
        { failed 'create-stack is accepted' || return 1; }
    stack_id=$(printf '%s\n' "$answer" | sed -n 's/.*"StackId": *"\([^"]*\)".*/\1/p')
    settles CREATE_COMPLETE || { failed 'the stack is created' || return 1; }
    passed 'the stack is created'
    kinds=$(cloud cloudformation describe-stack-resources --stack-name "$stack_id" --output text \
        --query 'StackResources[].[ResourceType]') &&
        printf '%s\n' "$kinds" | grep -c -x -e AWS::Kinesis::Stream -e AWS::Lambda::Function \
            -e AWS::IAM::Role -e AWS::Lambda::EventSourceMapping | grep -q -x 4
    result $? 'stream, function, role and mapping are its resources' 'Step 2'
    role=$(output FunctionRoleArn)
    name=$(output FunctionName)
    mapping=$(output EventSourceMappingId)
    [ -n "$role" ] && [ -n "$name" ] && [ -n "$mapping" ]
    result $? 'its outputs name role, function and mapping' || return 1
    until_true "$stack_seconds" mapping_enabled
    result $? 'the mapping reads the stream'
}

mapping_enabled() {
    state=$(cloud lambda get-event-source-mapping --uuid "$mapping" --query State --output text) &&
        [ "$state" = Enabled ]
}

steps_4_and_5() {
    section 'Step 4' 'send mock data'
    echo "$seed:$records" >>"$work/seeds"
    echo "  \$ python3 send_mock_data.py --stream $stack --count $records --seed $seed --verify $bucket"
    sender --count "$records" --seed "$seed" --verify "$bucket" --verify-timeout "$deadline" \
        >"$work/sent" 2>"$work/error"
    sed 's/^/        /' "$work/sent"
    grep -q "^Sent $records records to $stack in .* s, 0 failed" "$work/sent"
    result $? "$records records are sent" || return 1
    section 'Step 5' 'the function is triggered, and the data is in S3'
    grep -q "^sent $records · landed $records · put aside 0 · missing 0" "$work/sent"
    result $? 'each record is data/<id>.json, with its content' || return 1
    more=$(objects extra)
    result $? "nothing else is there${more:+: $more}"
    poison
}

poison() {
    place=$(put 'this is not JSON') || { failed 'a record that is not JSON is sent' || return 1; }
    aside=failed/$stack/$(printf '%s' "$place" | tr '\t' '/').json
    until_true "$deadline" has_object "$aside"
    result $? "a record that is not JSON goes to $aside"
    put "{\"id\":\"$stack-after\"}" >/dev/null && until_true "$deadline" has_object "data/$stack-after.json"
    result $? 'the record behind it lands'
}

# A refused record is recognised by not being there while the log tells of the refusal. S3 may take
# some seconds to apply a policy: until then records land, and another is sent.
refusal_seen() {
    if has_object "data/$stack-refused-$probe.json"; then
        send_probe
        return 1
    fi
    log_has "AccessDenied \"$number\""
}

send_probe() {
    probe=$((probe + 1))
    number=$(put "{\"id\":\"$stack-refused-$probe\"}") && number=${number##*[!0-9]}
}

refusal() {
    section 'Step 1' 'secure access by the role'
    probe=0
    policy_refuse "$role" || { failed "the bucket's policy can be extended" || return 1; }
    send_probe && until_true "$deadline" refusal_seen && ! has_object "data/$stack-refused-$probe.json"
    result $? 'what the bucket refuses to the role is not stored, and the log says so'
    policy_restore
    result $? "the bucket's policy is as before"
    until_true "$deadline" has_object "data/$stack-refused-$probe.json"
    result $? 'the refused record was kept, delivered again, and lands'
    given_up=$(objects count "aws/lambda/$mapping/") && [ "$given_up" = 0 ]
    result $? 'no record was given up'
}

# Sends until told to stop, a few records at a time.
load() {
    own=$seed
    while [ ! -e "$work/load.stop" ]; do
        own=$((own + 1))
        echo "$own:$load_records" >>"$work/seeds"
        sender --count "$load_records" --seed "$own" >"$work/load.log" 2>&1 ||
            cat "$work/load.log" >>"$work/load.failed"
        echo "$own" >>"$work/load.done"
    done
}

loaded() {
    [ "$(wc -l <"$work/load.done")" -ge "$1" ]
}

reshard() {
    section 'Step 1' 'scaling'
    : >"$work/load.done"
    load &
    load=$!
    until_true "$deadline" loaded 1 || failed 'the load begins'
    deploy update-stack ParameterKey=ShardCount,ParameterValue=2 ${code_parameter:+"$code_parameter"} \
        ${architecture_parameter:+"$architecture_parameter"} >/dev/null &&
        settles UPDATE_COMPLETE
    result $? 'update-stack to two shards, while records are sent'
    # Some records more, which the new shards take.
    until_true "$deadline" loaded "$(($(wc -l <"$work/load.done") + 2))"
    load_stop
    shards=$(cloud kinesis describe-stream-summary --stream-name "$stack" --output text \
        --query StreamDescriptionSummary.OpenShardCount) && [ "$shards" = 2 ]
    result $? 'the stream has two open shards'
    ! cp "$work/load.failed" "$work/error" 2>/dev/null
    result $? 'no record was refused meanwhile'
    landed=$(objects wait "$deadline")
    result $? "every record lands: $landed"
}

load_stop() {
    [ -n "$load" ] || return 0
    : >"$work/load.stop"
    wait "$load"
    load=''
}

step_6() {
    section 'Step 6' 'update the stack'
    new_key=$stack/new.zip
    echo "$new_key" >>"$work/keys"
    wanted=$(python3 check-aws/objects.py code-sha256 "$work/new.zip")
    cloud s3 cp "$work/new.zip" "s3://$bucket/$new_key" --only-show-errors >/dev/null &&
        deploy update-stack ParameterKey=ShardCount,UsePreviousValue=true \
            "ParameterKey=FunctionCodeKey,ParameterValue=$new_key" \
            ${architecture_parameter:+"$architecture_parameter"} >/dev/null &&
        settles UPDATE_COMPLETE
    result $? 'update-stack with new code'
    until_true "$deadline" new_code
    result $? 'the function has the new code'
    put "{\"id\":\"$stack-new-code\"}" >/dev/null &&
        until_true "$deadline" has_object "data/$stack-new-code.json"
    result $? 'the new code stores a record'
}

new_code() {
    answer=$(cloud lambda get-function-configuration --function-name "$name" \
        --query '[CodeSha256,LastUpdateStatus]' --output text) &&
        [ "$answer" = "$(printf '%s\tSuccessful' "$wanted")" ]
}

unchanged() {
    deploy update-stack ${code_parameter:+"$code_parameter"} \
        ${architecture_parameter:+"$architecture_parameter"} >/dev/null
    grep -q 'No updates are to be performed' "$work/error" && : >"$work/error"
    result $? 'update-stack without a change says so and changes nothing' 'Step 6'
}

monitoring() {
    section 'Step 6' 'monitoring and logging'
    until_true "$deadline" log_lines
    result $? "the log has START, END and REPORT, and the function's lines in JSON"
    sum=0
    until_true "$metric_seconds" metric AWS/Kinesis IncomingRecords StreamName "$stack" "$records"
    result $? "metrics: IncomingRecords ($sum)"
    sum=0
    until_true "$metric_seconds" metric AWS/Lambda Invocations FunctionName "$name" 1
    result $? "metrics: Invocations ($sum)"
    # CloudFormation names alarms after their stack.
    alarms=$(cloud cloudwatch describe-alarms --alarm-name-prefix "$stack-" --output text \
        --query 'MetricAlarms[].[AlarmName]') &&
        printf '%s\n' "$alarms" | grep -c -e -IteratorAgeAlarm- -e -FunctionErrorsAlarm- \
            -e -WriteThrottlingAlarm- -e -NoInvocationsAlarm- | grep -q -x 4
    result $? 'alarms: iterator age, errors, throttled writes, records without invocations'
    dashboard=$(output DashboardName) &&
        cloud cloudwatch get-dashboard --dashboard-name "$dashboard" >/dev/null
    result $? 'the dashboard is there'
}

log_lines() {
    cloud logs filter-log-events --log-group-name "/aws/lambda/$stack" --output text \
        --query 'events[].[message]' >"$work/log" || return 1
    for pattern in '^START RequestId: ' '^END RequestId: ' '^REPORT RequestId: ' '^{.*"level":"INFO"'; do
        grep -q "$pattern" "$work/log" || return 1
    done
}

# metric NAMESPACE NAME DIMENSION VALUE LEAST
metric() {
    sum=$(cloud cloudwatch get-metric-statistics --namespace "$1" --metric-name "$2" \
        --dimensions "Name=$3,Value=$4" --start-time "$metrics_from" --end-time "$metrics_to" \
        --period 60 --statistics Sum --query 'sum(Datapoints[].Sum)' --output text) || return 1
    sum=${sum%.*}
    [ "$sum" -ge "$5" ]
}

# --- the end --------------------------------------------------------------------------------------

gone() {
    cloud cloudformation delete-stack --stack-name "${stack_id:-$stack}" >/dev/null
    until_true "$stack_seconds" is_settled
    [ "$status" = DELETE_COMPLETE ]
}

removal() {
    section Removal
    policy_restore || {
        failed "the bucket's policy is put back; take the statement $sid out of it by hand"
        echo "        The policy as it was: $work/policy.before"
        left="the statement $sid in the bucket's policy"
    }
    if [ -n "$keep" ]; then
        passed 'the stack and the objects are kept, as --keep says; to remove them, in this directory:'
        echo "  \$ aws cloudformation delete-stack --stack-name $stack"
        echo "  \$ python3 check-aws/objects.py remove $work $bucket $stack" \
            "failed/$stack/ data/$stack- aws/lambda/${mapping:-$stack}/"
        left="${left:+$left, }the stack $stack and its objects, noted in $work"
        return
    fi
    if [ -n "$stack_begun" ]; then
        echo "  \$ aws cloudformation delete-stack --stack-name $stack"
        if until_true 60 gone || settles DELETE_COMPLETE; then
            passed 'the stack is deleted'
        else
            failed 'the stack is deleted'
            left="${left:+$left, }the stack $stack"
        fi
        cloud kinesis describe-stream-summary --stream-name "$stack" >/dev/null
        grep -q ResourceNotFoundException "$work/error" && : >"$work/error"
        result $? 'its stream is gone'
    fi
    [ -n "$stack_begun" ] || [ -s "$work/keys" ] || passed 'nothing was made'
    if [ -s "$work/keys" ]; then
        if removed=$(objects remove "failed/$stack/" "data/$stack-" "aws/lambda/${mapping:-$stack}/"); then
            passed "the objects made here are removed: $removed keys"
        else
            failed 'the objects made here are removed'
            left="${left:+$left, }objects in s3://$bucket"
        fi
        cloud s3api head-bucket --bucket "$bucket" >/dev/null
        result $? 'the bucket stays'
    fi
}

summary() {
    printf '\nCreated: '
    [ -z "$stack_id" ] || printf 'the stack %s; ' "$stack"
    [ -z "$policy_used" ] || printf "a statement in the bucket's policy; "
    printf 'objects of %s records and %s zips\n' \
        "$(awk -F: '{sum += $2} END {print sum + 0}' "$work/seeds")" "$(wc -l <"$work/keys" | tr -d ' ')"
    printf 'Left: %s\n\n' "${left:-nothing}"
    code=0
    while IFS='|' read -r step what; do
        if grep -q "^$step	FAIL" "$work/results"; then
            verdict=FAIL code=1
        elif grep -q "^$step	PASS" "$work/results"; then
            verdict=PASS
        else
            verdict='FAIL (not reached)' code=1
        fi
        printf '%-14s %-35s %s\n' "$step" "$what" "$verdict"
    done <<STEPS
Prerequisites|CLI, Boto3, bucket, function
Step 1|roles, scaling
Step 2|the template
Step 3|create-stack
Step 4|send_mock_data.py
Step 5|triggered; data/<id>.json
Step 6|update-stack, logs, metrics, alarms
Removal|nothing stays but the bucket
STEPS
    return "$code"
}

finish() {
    trap '' INT TERM HUP
    trap - EXIT
    left=''
    load_stop
    removal
    summary
    code=$?
    [ -n "$left" ] || rm -rf "$work"
    exit "$code"
}

trap 'echo; echo "Interrupted; removing what was made."; exit 130' INT
trap 'exit 143' TERM HUP
trap finish EXIT

metrics_from=$(python3 -c 'import time; print(int(time.time()) - 300)')
metrics_to=$((metrics_from + 7200))
echo "Checks the pipeline as $stack. On AWS this takes about a quarter of an hour and costs a few cents."

all() {
    prerequisites && step_2 && step_3 || return
    unchanged
    steps_4_and_5 || return
    refusal
    reshard
    step_6
    monitoring
}
all
