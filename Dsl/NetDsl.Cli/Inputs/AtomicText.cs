using System.Text;

namespace NetDsl.Cli.Inputs;

/// <summary>Writes a file whole or not at all: beside it first, then under its name.</summary>
internal static class AtomicText
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="InputException">It cannot be written; what was there before is untouched.</exception>
    /// <exception cref="OperationCanceledException">Ctrl+C came before the file had its name.</exception>
    public static void Write(string path, string text, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
        {
            throw new InputException(path, "this is a folder; name a file in it");
        }

        var beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(Encoding.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            cancellation.ThrowIfCancellationRequested();
            File.Move(beside, path, overwrite: true);
        }
        catch (DirectoryNotFoundException)
        {
            throw new InputException(path, "its folder does not exist; create it");
        }
        catch (FileNotFoundException)
        {
            throw new InputException(path, "its folder takes no new files; choose another folder");
        }
        catch (UnauthorizedAccessException)
        {
            throw new InputException(path, "the file may not be written; check the permissions of it and of its folder");
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or NotSupportedException)
        {
            throw new InputException(path, $"the file cannot be written: {TextReading.OneLine(fault.Message)}");
        }
        finally
        {
            Remove(beside);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // What made the writing fail was or is being reported; it keeps the file from being removed as well.
        }
    }
}
