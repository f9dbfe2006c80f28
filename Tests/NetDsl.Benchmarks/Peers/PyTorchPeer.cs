using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NetDsl.Benchmarks.Commands;

namespace NetDsl.Benchmarks.Peers;

/// <summary>A PyTorch process that answers requests, one line of JSON each.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    private readonly Process process;

    private PyTorchPeer(Process process)
    {
        this.process = process;
        var answer = Ask(new JsonObject { ["do"] = "software" });
        Software = new PeerSoftware((string)answer["version"]!, (string)answer["blas"]!);
    }

    /// <summary>What the process runs on.</summary>
    public PeerSoftware Software { get; }

    /// <summary>Starts a process for a number of threads.</summary>
    /// <exception cref="MeasurementException">This machine has no Python with PyTorch.</exception>
    public static PyTorchPeer Start(int threads)
    {
        var start = Python.Script("peers.py");
        start.RedirectStandardInput = true;
        // OpenBLAS has threads of its own, whose number it reads when it is loaded.
        start.Environment["OPENBLAS_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        return new PyTorchPeer(Process.Start(start)!);
    }

    /// <summary>Asks and waits for the answer.</summary>
    /// <exception cref="MeasurementException">The process could not do it.</exception>
    public JsonNode Ask(JsonObject request)
    {
        process.StandardInput.WriteLine(request.ToJsonString());
        process.StandardInput.Flush();
        var line = process.StandardOutput.ReadLine() ?? throw new MeasurementException("the PyTorch process ended; its error stands above");
        var answer = JsonNode.Parse(line)!;
        return answer["error"] is { } error ? throw new MeasurementException($"PyTorch could not '{request["do"]}': {error}") : answer;
    }

    /// <summary>Hands over a network's weights.</summary>
    /// <returns>PyTorch's version, and the device that it runs on.</returns>
    public JsonNode Load(Network network, int threads, string device = "cpu")
    {
        var weights = Path.Combine(Path.GetTempPath(), $"netdsl-peer-{Environment.ProcessId}.safetensors");
        try
        {
            network.Save(weights);
            return Ask(new JsonObject
            {
                ["do"] = "load", ["network"] = network.Description.Name, ["weights"] = weights, ["threads"] = threads, ["device"] = device,
            });
        }
        finally
        {
            File.Delete(weights);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
