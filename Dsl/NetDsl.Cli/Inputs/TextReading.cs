using System.Text;

namespace NetDsl.Cli.Inputs;

/// <summary>Reads a text in UTF-8 and says in one sentence why something is none.</summary>
internal static class TextReading
{
    /// <summary>More than any network needs; a longer file is a mistake and would only fill the memory.</summary>
    private const int LongestText = 16 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string ReadFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException(path, "this is a folder; name the files in it, such as '*.netdsl'");
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(path, stream);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "there is no such file; check its path");
        }
        catch (UnauthorizedAccessException)
        {
            throw new InputException(path, "the file may not be read; check its permissions");
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or NotSupportedException)
        {
            throw new InputException(path, $"the file cannot be read: {OneLine(fault.Message)}");
        }
    }

    public static string Read(string path, Stream stream)
    {
        var bytes = ReadBytes(path, stream);
        var hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        try
        {
            var text = Strict.GetString(bytes.AsSpan(hasMark ? Encoding.UTF8.Preamble.Length : 0));
            return text.Contains('\0')
                ? throw new InputException(path, "the file is binary; name a text in the NetDsl language")
                : text;
        }
        catch (DecoderFallbackException fault)
        {
            throw new InputException(path, FormattableString.Invariant($"byte {fault.Index + 1} is not UTF-8; save the file as UTF-8"));
        }
    }

    /// <summary>A sentence of the system on one line.</summary>
    public static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ');

    private static byte[] ReadBytes(string path, Stream stream)
    {
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, count);
            if (content.Length > LongestText)
            {
                throw new InputException(path, $"the text is longer than {LongestText >> 20} MiB; split it with 'import'");
            }
        }

        return content.ToArray();
    }
}
