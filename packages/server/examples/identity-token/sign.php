<?php
// Tells Stagelight who is signed in: a token from your backend, made when a page asks for it.
// PHP 7.4 or newer, no libraries. Try it:
//   STAGELIGHT_SECRET=… php sign.php https://shop.example 42 anna@example.com

/**
 * The token for the user who is signed in.
 *
 * @param string $secret the first part of STAGELIGHT_SECRET; it never leaves your server
 * @param string $site `site.url` of your stagelight.config.ts
 * @param bool $emailVerified only if they have followed a link that you sent to that address
 */
function identity_token(
    string $secret,
    string $site,
    string $userId,
    ?string $email = null,
    bool $emailVerified = false
): string {
    $now = time();
    $claims = [
        'aud' => $site,
        'sub' => $userId,
        'email_verified' => $emailVerified,
        'iat' => $now,
        'exp' => $now + 300, // five minutes; more than ten are refused
        'jti' => bin2hex(random_bytes(16)),
    ];
    if ($email !== null) {
        $claims['email'] = $email;
    }
    $signed = encode(as_json(['alg' => 'HS256', 'typ' => 'JWT'])) . '.' . encode(as_json($claims));
    return $signed . '.' . encode(hash_hmac('sha256', $signed, $secret, true));
}

function as_json(array $value): string
{
    return json_encode($value, JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
}

function encode(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    $secret = trim(explode(',', (string) getenv('STAGELIGHT_SECRET'))[0]);
    if ($secret === '' || $argc < 3) {
        fwrite(STDERR, "Usage: STAGELIGHT_SECRET=… php sign.php SITE USER [EMAIL]\n");
        exit(1);
    }
    $email = $argv[3] ?? null;
    echo identity_token($secret, $argv[1], $argv[2], $email, $email !== null), "\n";
}
