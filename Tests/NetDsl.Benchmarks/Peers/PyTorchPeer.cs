using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetDsl.Benchmarks.Peers;

/// <summary>A PyTorch process that answers requests, one line of JSON each.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    private readonly Process process;

    private PyTorchPeer(Process process) => this.process = process;

    /// <summary>Starts the first Python on this machine that has PyTorch.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static PyTorchPeer Start()
    {
        foreach (var python in new[] { Environment.GetEnvironmentVariable("NETDSL_PYTHON"), "python3", "/usr/bin/python3", "python" })
        {
            if (python is not null && HasTorch(python))
            {
                var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "Peers", "peers.py")])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                };
                return new PyTorchPeer(Process.Start(start)!);
            }
        }

        throw new InvalidOperationException(
            "No Python with PyTorch was found; install it (Debian: python3-torch and python3-torchvision) or name the interpreter in the variable NETDSL_PYTHON.");
    }

    /// <summary>Asks and waits for the answer.</summary>
    public JsonNode Ask(JsonObject request)
    {
        process.StandardInput.WriteLine(request.ToJsonString());
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The PyTorch process ended; its error stands above.");
        return JsonNode.Parse(answer)!;
    }

    /// <summary>Hands over a network's weights.</summary>
    /// <returns>PyTorch's version, and the device that it runs on.</returns>
    public JsonNode Load(Network network, int threads, string device = "cpu")
    {
        var weights = Path.Combine(Path.GetTempPath(), $"netdsl-peer-{Environment.ProcessId}.safetensors");
        network.Save(weights);
        var answer = Ask(new JsonObject
        {
            ["do"] = "load", ["network"] = network.Description.Name, ["weights"] = weights, ["threads"] = threads, ["device"] = device,
        });
        File.Delete(weights);
        return answer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static bool HasTorch(string python)
    {
        try
        {
            var start = new ProcessStartInfo(python, ["-c", "import torch"]) { RedirectStandardError = true };
            using var probe = Process.Start(start)!;
            probe.StandardError.ReadToEnd();
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // No interpreter of that name.
        }
    }
}
