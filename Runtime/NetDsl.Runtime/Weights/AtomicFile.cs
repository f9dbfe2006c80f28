namespace NetDsl;

/// <summary>Files that are either complete or as they were before, whatever happens in between.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a file beside its destination, flushes it to the disk and renames it into place; a rename within one folder replaces
    /// the destination in one step. On failure the unfinished file is removed; one that a killed process left is written over.
    /// </summary>
    /// <param name="path">The destination, replaced where it exists.</param>
    /// <param name="write">Writes the contents.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var destination = Path.GetFullPath(path);
        var unfinished = destination + ".unfinished";
        var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, destination, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
