namespace WaferDefects;

/// <summary>
/// The folder for the results, created before the work begins so that a place where nothing can be written is known at once. Where
/// nothing was written after all, it goes again.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string path;
    private readonly bool existed;

    public OutputFolder(string path)
    {
        this.path = path;
        existed = Directory.Exists(path);
        Directory.CreateDirectory(path);
    }

    public void Dispose()
    {
        if (!existed && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }
}
