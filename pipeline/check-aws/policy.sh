# shellcheck shell=sh disable=SC2034,SC2154 # Variables are shared with check-aws.sh.
# How check-aws.sh makes the bucket refuse, and puts the bucket's policy back as it was.

# policy_edit FILE add|drop ROLE: prints the policy with or without this check's own statement.
policy_edit() {
    python3 check-aws/objects.py policy "$1" "$2" "$sid" "$bucket" "$3" 2>"$work/error"
}

# Reads the bucket's policy into a file, which stays empty where there is none.
policy_read() {
    if ! cloud s3api get-bucket-policy --bucket "$bucket" --query Policy --output text >"$1"; then
        : >"$1"
        grep -q NoSuchBucketPolicy "$work/error"
    fi
}

policy_refuse() {
    policy_read "$work/policy.before" || return 1
    policy_edit "$work/policy.before" add "$1" >"$work/policy.with" || return 1
    policy_on=yes policy_used=yes
    cloud s3api put-bucket-policy --bucket "$bucket" --policy "file://$work/policy.with"
}

# Takes the statement out again; what others have changed meanwhile stays.
policy_restore() {
    [ -n "$policy_on" ] || return 0
    policy_read "$work/policy.now" || return 1
    policy_edit "$work/policy.now" drop - >"$work/policy.without" || return 1
    policy_edit "$work/policy.before" drop - >"$work/policy.same" || return 1
    if cmp -s "$work/policy.without" "$work/policy.same"; then
        cp "$work/policy.before" "$work/policy.without"
    fi
    if [ -s "$work/policy.without" ]; then
        cloud s3api put-bucket-policy --bucket "$bucket" --policy "file://$work/policy.without"
    else
        cloud s3api delete-bucket-policy --bucket "$bucket"
    fi && policy_on=''
}
